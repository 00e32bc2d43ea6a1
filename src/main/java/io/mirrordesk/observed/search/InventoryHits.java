package io.mirrordesk.observed.search;

import java.util.List;

/**
 * What the inventory has for a text.
 *
 * @param tagged images with a tag that begins so
 * @param digests images whose digest begins so
 */
public record InventoryHits(Found<FoundRepository> repositories, Found<FoundImage> tagged, Found<FoundImage> digests) {

    public static final InventoryHits NONE = new InventoryHits(none(), none(), none());

    private static <T> Found<T> none() {
        return new Found<>(List.of(), true);
    }
}
