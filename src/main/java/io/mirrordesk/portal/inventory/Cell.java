package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.Amount;
import io.mirrordesk.portal.layout.Numbers;

/**
 * A figure in a table, as it is written: pages show hundreds, so a template has nothing left to compute.
 *
 * @param column names its column
 * @param value what it counts
 * @param more written behind it, such as the size; empty for nothing
 * @param link to the list behind it
 */
record Cell(String column, long value, String text, String more, String link) {

    static Cell count(String column, long value, String link) {
        return new Cell(column, value, Numbers.count(value), "", link);
    }

    /** How many images, and what they take. */
    static Cell images(String column, Amount amount, String link) {
        return new Cell(
                column, amount.images(), Numbers.count(amount.images()), Numbers.bytes(amount.sizeBytes()), link);
    }

    static Cell bytes(String column, long value, String link) {
        return new Cell(column, value, Numbers.bytes(value), "", link);
    }
}
