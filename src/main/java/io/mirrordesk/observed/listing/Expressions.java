package io.mirrordesk.observed.listing;

import io.mirrordesk.observed.query.Comparison;
import io.mirrordesk.observed.query.Condition;
import io.mirrordesk.observed.query.Condition.Answer;
import io.mirrordesk.observed.query.Condition.DigestStart;
import io.mirrordesk.observed.query.Glob;
import io.mirrordesk.observed.query.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A single condition as SQL. */
final class Expressions {

    /** What {@code image_by_digest} has of a digest: enough to find it, and small. */
    private static final int DIGITS_INDEXED = 12;

    private static final Set<Key> MAY_BE_NEVER = Set.of(Key.PUSHED, Key.PULLED);

    private final Columns columns;
    private final Values values;
    private final Instant now;
    private final Function<Condition, FittingTypes> types;

    /** @param types the media and artifact types that fit a condition */
    Expressions(Columns columns, Values values, Instant now, Function<Condition, FittingTypes> types) {
        this.columns = columns;
        this.values = values;
        this.now = now;
        this.types = types;
    }

    String of(Key key, Condition condition) {
        if (key == Key.TYPE) {
            return ofType(condition);
        }
        String column = columns.of(key);
        return switch (condition) {
            case Condition.Part part -> column + " like " + values.add(Likes.containing(part.text()));
            case Condition.Matches matches ->
                key == Key.TEMPLATE ? template(column, matches.glob()) : fits(column, matches.glob());
            case Condition.None _ -> column + " is null";
            case Condition.Never _ -> column + " = " + values.add(Moments.EPOCH);
            case DigestStart start -> digest(column, start);
            case Condition.Count count -> column + sign(count.comparison()) + values.add(count.value());
            case Condition.Size size -> column + sign(size.comparison()) + values.add(size.bytes());
            case Condition.Age age -> happened(key, column, mirrored(age.comparison()), now.minus(age.ago()));
            case Condition.Day day -> onDay(key, column, day);
            case Answer answer -> answered(column, answer);
        };
    }

    /** The moment before or at which everything happened that meets the condition, if there is one. */
    Optional<String> latest(Condition condition) {
        return switch (condition) {
            case Condition.Age age
            when isBefore(mirrored(age.comparison())) -> Optional.of(values.add(now.minus(age.ago())));
            case Condition.Day day
            when isBefore(day.comparison()) ->
                Optional.of(values.add(beginning(day.day().plusDays(1))));
            default -> Optional.empty();
        };
    }

    private String ofType(Condition condition) {
        FittingTypes fitting = types.apply(condition);
        if (fitting.isEmpty()) {
            return "false";
        }
        return Stream.of(anyOf("x.media_type", fitting.media()), anyOf("x.artifact_type", fitting.artifact()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private Optional<String> anyOf(String column, List<String> fitting) {
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(column + " = any (" + values.add(fitting.toArray(String[]::new)) + ")");
    }

    private String fits(String column, Glob glob) {
        return glob.hasStar()
                ? column + " like " + values.add(Likes.of(glob))
                : column + " = " + values.add(glob.start());
    }

    /** A template without a version is all of its versions. */
    private String template(String column, Glob glob) {
        return glob.hasStar() || glob.start().contains("@")
                ? fits(column, glob)
                : "(" + fits(column, glob) + " or " + column + " like "
                        + values.add(Likes.beginning(glob.start() + "@")) + ")";
    }

    private String digest(String column, DigestStart start) {
        String indexed = start.hex().substring(0, Math.min(start.hex().length(), DIGITS_INDEXED));
        return "substr(" + column + ", 8, " + DIGITS_INDEXED + ") collate \"C\" like "
                + values.add(Likes.beginning(indexed)) + " and " + column + " like "
                + values.add(Likes.beginning(start.algorithm() + ":" + start.hex()));
    }

    private String onDay(Key key, String column, Condition.Day day) {
        Instant begins = beginning(day.day());
        Instant ends = beginning(day.day().plusDays(1));
        return switch (day.comparison()) {
            case BELOW, AT_LEAST -> happened(key, column, day.comparison(), begins);
            case AT_MOST -> happened(key, column, Comparison.BELOW, ends);
            case ABOVE -> happened(key, column, Comparison.AT_LEAST, ends);
            case EQUAL ->
                "(" + column + " >= " + values.add(begins) + " and " + column + " < " + values.add(ends) + ")";
        };
    }

    /** What never happened did not happen long ago. */
    private String happened(Key key, String column, Comparison comparison, Instant moment) {
        String condition = column + sign(comparison) + values.add(moment);
        return isBefore(comparison) && MAY_BE_NEVER.contains(key)
                ? "(" + condition + " and " + column + " > " + values.add(Moments.EPOCH) + ")"
                : condition;
    }

    private static boolean isBefore(Comparison comparison) {
        return comparison == Comparison.BELOW || comparison == Comparison.AT_MOST;
    }

    private static String answered(String column, Answer answer) {
        return switch (answer) {
            case YES -> column;
            case NO -> "not " + column;
            case UNKNOWN -> column + " is null";
        };
    }

    /** Longer ago is earlier. */
    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case BELOW -> Comparison.ABOVE;
            case AT_MOST -> Comparison.AT_LEAST;
            case EQUAL -> Comparison.EQUAL;
            case AT_LEAST -> Comparison.AT_MOST;
            case ABOVE -> Comparison.BELOW;
        };
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String sign(Comparison comparison) {
        return switch (comparison) {
            case BELOW -> " < ";
            case AT_MOST -> " <= ";
            case EQUAL -> " = ";
            case AT_LEAST -> " >= ";
            case ABOVE -> " > ";
        };
    }
}
