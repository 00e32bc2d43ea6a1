/**
 * The page {@code /translate}: a text, a file or an archive of a folder in, new references out; what is missing is asked for by one
 * click, and the rewrite kit does the same inside of a cluster.
 */
@NullMarked
package io.mirrordesk.portal.translate;

import org.jspecify.annotations.NullMarked;
