package io.mirrordesk.observed.listing;

/**
 * The order of a list.
 *
 * @param name as the address has it, such as {@code -size}
 */
public record Order(String name, SortKey key, boolean descending) {

    /** The direction that rows are read in: the other one for the page before a cursor. */
    String direction(boolean backwards) {
        return descending == backwards ? "" : " desc";
    }

    String sign(boolean backwards) {
        return descending == backwards ? ">" : "<";
    }
}
