package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Key;
import java.util.Collection;
import java.util.Optional;

/** Where a list finds what its keys mean. */
interface Columns {

    /** The list's tables for these keys; the row's own table is always among them, as {@code x}. */
    String tables(Collection<Key> keys);

    /** The expression whose value the key compares. */
    String of(Key key);

    /** The rows of another table that the key is about, as far as its conditions; empty where the row itself has it. */
    Optional<String> elsewhere(Key key);
}
