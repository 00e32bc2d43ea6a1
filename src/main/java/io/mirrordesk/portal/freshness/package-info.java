/** How old the inventory is, said on every page that shows it, and a sync at once for those who will not wait. */
@NullMarked
package io.mirrordesk.portal.freshness;

import org.jspecify.annotations.NullMarked;
