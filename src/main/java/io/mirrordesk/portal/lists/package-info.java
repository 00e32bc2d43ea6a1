/** The lists of repositories and of images: their pages, and what completes the filter box. */
@NullMarked
package io.mirrordesk.portal.lists;

import org.jspecify.annotations.NullMarked;
