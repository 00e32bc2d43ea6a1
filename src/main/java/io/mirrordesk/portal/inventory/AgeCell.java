package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Age;
import io.mirrordesk.observed.figures.Amount;

/** The images of a group that have one age. */
record AgeCell(Age age, Amount amount, String link) {}
