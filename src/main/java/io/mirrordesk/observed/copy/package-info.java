/** Rows in bulk: PostgreSQL's COPY. */
@NullMarked
package io.mirrordesk.observed.copy;

import org.jspecify.annotations.NullMarked;
