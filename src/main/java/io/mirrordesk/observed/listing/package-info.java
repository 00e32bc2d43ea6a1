/** Lists that are filtered by the filter language, sorted and paged by keyset: their SQL and the reading of it. */
@NullMarked
package io.mirrordesk.observed.listing;

import org.jspecify.annotations.NullMarked;
