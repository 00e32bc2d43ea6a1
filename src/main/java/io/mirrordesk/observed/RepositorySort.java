package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The order of a list of repositories, written {@code size} or, the other way round, {@code -size}. */
public record RepositorySort(Key key, boolean descending) {

    public static final RepositorySort BY_NAME = new RepositorySort(Key.NAME, false);

    /** What a list can be sorted by. */
    public enum Key {
        NAME("name", "text"),
        SIZE("size_bytes", "bigint"),
        IMAGES("images", "integer"),
        PUSHED("coalesce(last_pushed_at, timestamptz '1970-01-01 00:00:00Z')", "timestamptz"),
        PULLED("coalesce(last_pulled_at, timestamptz '1970-01-01 00:00:00Z')", "timestamptz"),
        CREATED("created_at", "timestamptz");

        private final String expression;
        private final String type;

        Key(String expression, String type) {
            this.expression = expression;
            this.type = type;
        }

        /** As an index has it. */
        String expression() {
            return expression;
        }

        String type() {
            return type;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws InvalidInput at {@code sort} unless it is a key, with {@code -} before it to sort the other way */
    public static RepositorySort parse(String text) {
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.toString().equals(word))
                .findFirst()
                .map(key -> new RepositorySort(key, descending))
                .orElseThrow(() -> InvalidInput.at(
                        "sort",
                        "Repositories cannot be sorted by “" + text + "”. Sort by "
                                + Arrays.stream(Key.values()).map(Key::toString).collect(Collectors.joining(", "))
                                + ", with “-” before it for the other way round."));
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + key;
    }
}
