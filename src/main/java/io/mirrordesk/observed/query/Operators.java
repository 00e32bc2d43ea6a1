package io.mirrordesk.observed.query;

import java.util.Map;
import java.util.Optional;

/** Words of other search boxes that this language does without. */
final class Operators {

    private static final Map<String, String> WHY = Map.of(
            "AND", "Everything that you write must hold, so there is no AND.",
            "OR", "Several values of one key are alternatives, as in mirror:a mirror:b, so there is no OR.",
            "NOT", "There is no NOT: “-” directly before a filter turns it round, as in -tag:latest.");

    private Operators() {}

    static boolean isOne(String word) {
        return WHY.containsKey(word);
    }

    /** Why it is not needed. */
    static Optional<String> why(String word) {
        return Optional.ofNullable(WHY.get(word));
    }
}
