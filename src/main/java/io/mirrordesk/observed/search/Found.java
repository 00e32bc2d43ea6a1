package io.mirrordesk.observed.search;

import java.util.List;

/**
 * What was found of one kind.
 *
 * @param items the best first; {@link #MOST} at most
 * @param all false when there are more, which were not looked at
 */
public record Found<T>(List<T> items, boolean all) {

    /** More than this is not ranked: whoever sees so many has to say more. */
    public static final int MOST = 200;

    public Found {
        items = List.copyOf(items);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
