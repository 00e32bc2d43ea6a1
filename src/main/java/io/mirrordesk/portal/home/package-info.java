/** The first page: ask, figures, what waits, what is mine. */
@NullMarked
package io.mirrordesk.portal.home;

import org.jspecify.annotations.NullMarked;
