package io.mirrordesk.observed.listing;

import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * What a list is sorted by.
 *
 * @param expression as an index has it
 */
public record SortKey(String expression, Type type) {

    /** What kind of value it is. */
    public enum Type {
        TEXT("text"),
        NUMBER("bigint"),
        MOMENT("timestamptz");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /** Whether PostgreSQL could have written such a value. */
        boolean takes(String value) {
            try {
                return switch (this) {
                    case TEXT -> value.indexOf('\0') < 0;
                    case NUMBER -> Long.parseLong(value) >= 0;
                    case MOMENT -> OffsetDateTime.parse(value).getYear() > 0;
                };
            } catch (NumberFormatException | DateTimeException _) {
                return false;
            }
        }
    }
}
