/** Rows that several pages of the edge show. */
@NullMarked
package io.mirrordesk.portal.view;

import org.jspecify.annotations.NullMarked;
