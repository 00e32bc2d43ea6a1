package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import org.jspecify.annotations.Nullable;

/** How long a page of a list may be. */
final class ListLimit {

    static final int LONGEST = 200;

    private ListLimit() {}

    /** @throws InvalidInput when the limit is out of range */
    static int check(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw InvalidInput.at("limit", "A page has 1 to " + LONGEST + " rows, not " + limit + ".");
        }
        return limit;
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
