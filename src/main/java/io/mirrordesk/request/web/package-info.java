/** The pages and API resources of requests. */
@NullMarked
package io.mirrordesk.request.web;

import org.jspecify.annotations.NullMarked;
