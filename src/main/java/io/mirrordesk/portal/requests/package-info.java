/** The pages and API resources of requests. */
@NullMarked
package io.mirrordesk.portal.requests;

import org.jspecify.annotations.NullMarked;
