/** The pages and API resources of the audit log. */
@NullMarked
package io.mirrordesk.audit.web;

import org.jspecify.annotations.NullMarked;
