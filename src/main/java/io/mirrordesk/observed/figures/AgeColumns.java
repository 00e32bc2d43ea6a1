package io.mirrordesk.observed.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that count images by age, two for each: {@code …_images} and {@code …_bytes}. Their conditions compare with moments that
 * are parameters: computed for each of two million rows, they would take longer than the counting.
 */
final class AgeColumns {

    private static final String PULLED = "last_pulled_at";
    private static final String PUSHED = "pushed_at";

    /** Never pulled, and there for 90 days or more. */
    private static final Column UNUSED =
            new Column("unused", "i." + PULLED + " is null and i." + PUSHED + " <= :before_90");

    private static final List<Column> ALL = Stream.of(
                    Stream.of(Age.values()).map(age -> column("pulled_", PULLED, age)),
                    Age.ofPushes().stream().map(age -> column("pushed_", PUSHED, age)),
                    Stream.of(UNUSED))
            .flatMap(Function.identity())
            .toList();

    private AgeColumns() {}

    private record Column(String name, String condition) {}

    /** Their names, as an insert lists them. */
    static String names() {
        return each("%1$s_images, %1$s_bytes");
    }

    /** Counts the images of one group of {@code image i}. */
    static String counts() {
        return each("count(i.id) filter (where %2$s), coalesce(sum(i.size_bytes) filter (where %2$s), 0)");
    }

    /** Adds up rows that have these columns. */
    static String sums() {
        return each("coalesce(sum(%1$s_images), 0) as %1$s_images, coalesce(sum(%1$s_bytes), 0) as %1$s_bytes");
    }

    /** Takes over what an insert found to be there. */
    static String updates() {
        return each("%1$s_images = excluded.%1$s_images, %1$s_bytes = excluded.%1$s_bytes");
    }

    /** All images, whatever their age: {@code images} or {@code bytes}. */
    static String total(String unit) {
        return Stream.of(Age.values())
                .map(age -> "pulled_" + age.column() + "_" + unit)
                .collect(Collectors.joining(" + "));
    }

    /** When the first image of a group of {@code image i} grows into its next age. */
    static String until() {
        return "coalesce(min(least(" + next(PULLED) + ", " + next(PUSHED) + ")), 'infinity')";
    }

    /** The moments that the conditions compare with. */
    static Map<String, Object> moments(Instant now) {
        return Age.ending().stream()
                .collect(Collectors.toMap(
                        age -> "before_" + age.days(),
                        age -> now.minus(age.end()).atOffset(ZoneOffset.UTC)));
    }

    static Map<Age, Amount> pulled(ResultSet row) throws SQLException {
        return read(row, "pulled_", List.of(Age.values()));
    }

    static Map<Age, Amount> pushed(ResultSet row) throws SQLException {
        return read(row, "pushed_", Age.ofPushes());
    }

    static Amount unused(ResultSet row) throws SQLException {
        return amount(row, UNUSED.name());
    }

    private static Map<Age, Amount> read(ResultSet row, String start, List<Age> ages) throws SQLException {
        Map<Age, Amount> amounts = new EnumMap<>(Age.class);
        for (Age age : ages) {
            amounts.put(age, amount(row, start + age.column()));
        }
        return amounts;
    }

    private static Amount amount(ResultSet row, String name) throws SQLException {
        return new Amount(row.getLong(name + "_images"), row.getLong(name + "_bytes"));
    }

    private static String each(String pattern) {
        return ALL.stream()
                .map(column -> pattern.formatted(column.name(), column.condition()))
                .collect(Collectors.joining(", "));
    }

    private static Column column(String start, String moment, Age age) {
        String at = "i." + moment;
        String condition = switch (age) {
            case DAYS_7 -> at + " > :before_7";
            case DAYS_30 -> at + " <= :before_7 and " + at + " > :before_30";
            case DAYS_90 -> at + " <= :before_30 and " + at + " > :before_90";
            case OLDER -> at + " <= :before_90";
            case NEVER -> at + " is null";
        };
        return new Column(start + age.column(), condition);
    }

    private static String next(String moment) {
        return Age.ending().stream()
                .map(age -> "when i.%1$s > :before_%2$d then i.%1$s + interval '%3$d hours'"
                        .formatted(moment, age.days(), age.end().toHours()))
                .collect(Collectors.joining(" ", "case ", " end"));
    }
}
