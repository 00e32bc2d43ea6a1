package io.mirrordesk.portal.search;

import java.util.List;

/**
 * What was found of one kind.
 *
 * @param items the best first
 * @param total how many match; of repositories, upstream names and images at most 200
 * @param totalIsExact false when more match than that
 * @param link path and query of the list with the same filter
 */
public record Group(Kind kind, List<Hit> items, long total, boolean totalIsExact, String link) {

    public Group {
        items = List.copyOf(items);
    }

    boolean hasExact() {
        return !items.isEmpty() && items.getFirst().exact();
    }
}
