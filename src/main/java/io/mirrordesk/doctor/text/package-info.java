/** Reads what clients print when a pull fails: which image, and what was said about it. Pure: no Spring, no I/O. */
@NullMarked
package io.mirrordesk.doctor.text;

import org.jspecify.annotations.NullMarked;
