package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Key;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a list finds what its keys mean. */
interface Columns {

    /** The list's tables for these keys; the row's own table is always among them, as {@code x}. */
    String tables(Collection<Key> keys);

    /** The expression whose value the key compares. */
    String of(Key key);

    /** The rows of another table that the key is about, as far as its conditions; empty where the row itself has it. */
    Optional<String> elsewhere(Key key);

    /**
     * Conditions of which each row that matches meets exactly one, and which an index in this order can answer apart; none when nothing is
     * gained by that.
     *
     * @param latest the moment before which everything happened that this key of the filters is about, if they say so
     */
    default List<String> parts(SortKey order, Function<Key, Optional<String>> latest) {
        return List.of();
    }
}
