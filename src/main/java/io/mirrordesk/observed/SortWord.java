package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads how a list is to be sorted: the word of a key, with {@code -} before it for the other way round. */
final class SortWord {

    private SortWord() {}

    /**
     * @param things what is listed, for the refusal
     * @param keys those that there are; the word of each is its text
     * @throws InvalidInput at {@code sort} unless it is one of them
     */
    static <K, S> S parse(String text, String things, K[] keys, BiFunction<K, Boolean, S> sort) {
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(keys)
                .filter(key -> key.toString().equals(word))
                .findFirst()
                .map(key -> sort.apply(key, descending))
                .orElseThrow(() -> InvalidInput.at(
                        "sort",
                        things + " cannot be sorted by “" + text + "”. Sort by "
                                + Arrays.stream(keys).map(Object::toString).collect(Collectors.joining(", "))
                                + ", with “-” before it for the other way round."));
    }
}
