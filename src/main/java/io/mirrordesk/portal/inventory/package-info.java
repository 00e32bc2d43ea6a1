/** The dashboard: the inventory and the work on it in figures, each of them a link to the list behind it. */
@NullMarked
package io.mirrordesk.portal.inventory;

import org.jspecify.annotations.NullMarked;
