/**
 * The inventory in figures: counted beforehand and in one moment, so that dashboards answer at once and their numbers add up. The
 * figures of each day are kept, for growth.
 */
@NullMarked
@NamedInterface("figures")
package io.mirrordesk.observed.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
