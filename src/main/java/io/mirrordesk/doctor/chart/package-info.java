/** The facts of one case: whom it is about, where its reference leads, and what the registry says about it at this moment. */
@NullMarked
package io.mirrordesk.doctor.chart;

import org.jspecify.annotations.NullMarked;
