/** The causes that are known, each looked for by itself in the facts of a case. They read nothing: no Spring, no I/O. */
@NullMarked
package io.mirrordesk.doctor.check;

import org.jspecify.annotations.NullMarked;
