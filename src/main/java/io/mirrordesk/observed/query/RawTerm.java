package io.mirrordesk.observed.query;

import org.jspecify.annotations.Nullable;

/**
 * A term as it is written, not yet understood.
 *
 * @param offset of its first character, a “-” included
 * @param end behind its last character
 * @param key what stands before the colon; null where there is none
 * @param keyOffset where the key, or the word, begins
 * @param value without quotes
 * @param valueOffset where the value begins, a quote included
 */
record RawTerm(
        int offset,
        int end,
        boolean negated,
        @Nullable String key,
        int keyOffset,
        String value,
        int valueOffset,
        boolean quoted) {

    int length() {
        return end - offset;
    }
}
