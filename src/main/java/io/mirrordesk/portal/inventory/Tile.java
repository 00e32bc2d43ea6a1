package io.mirrordesk.portal.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A figure above all others.
 *
 * @param name its label is the message {@code inventory.tile.<name>}
 * @param value how many, or how many bytes
 * @param more what has been added since the first day that the charts show; null while that is not known
 * @param link to the list behind it
 * @param line how it grew; null for what has no line of its own
 */
record Tile(
        String name,
        long value,
        @Nullable Long more,
        String link,
        @Nullable Chart line) {}
