package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Figures;
import java.util.List;

/**
 * What one mirror, team or template takes.
 *
 * @param bar its bytes by age
 * @param largest its repositories, the largest first
 */
record StorageRow(Figures figures, Bar bar, String largest, String images, List<AgeCell> ages) {}
