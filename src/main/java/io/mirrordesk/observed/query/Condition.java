package io.mirrordesk.observed.query;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;

/** What a key's value must be. {@code toString} is how the value is written. */
public sealed interface Condition {

    /** Contains this text; lower case. */
    record Part(String text) implements Condition {
        @Override
        public String toString() {
            return Quoting.value(text);
        }
    }

    /** Is this text, or fits its stars. */
    record Matches(Glob glob) implements Condition {
        @Override
        public String toString() {
            return glob.toString();
        }
    }

    /** There is none: no mirror, no template, no team. */
    record None() implements Condition {
        @Override
        public String toString() {
            return "none";
        }
    }

    /** It never happened. */
    record Never() implements Condition {
        @Override
        public String toString() {
            return "never";
        }
    }

    /**
     * Begins with these digits.
     *
     * @param hex 4 digits or more, lower case
     */
    record DigestStart(String algorithm, String hex) implements Condition {
        @Override
        public String toString() {
            return algorithm + ":" + hex;
        }
    }

    /** Is this many. */
    record Count(Comparison comparison, long value) implements Condition {
        @Override
        public String toString() {
            return comparison.sign() + value;
        }
    }

    /**
     * Is this large.
     *
     * @param bytes 0 or more
     */
    record Size(Comparison comparison, long bytes) implements Condition {
        @Override
        public String toString() {
            return comparison.sign() + SizeGrammar.print(bytes);
        }
    }

    /**
     * Happened this long ago; {@link Comparison#BELOW} is "within the last".
     *
     * @param ago whole hours
     */
    record Age(Comparison comparison, Duration ago) implements Condition {
        @Override
        public String toString() {
            return comparison.sign() + TimeGrammar.print(ago);
        }
    }

    /** Happened on, before or after this day, in UTC. */
    record Day(Comparison comparison, LocalDate day) implements Condition {
        @Override
        public String toString() {
            return comparison.sign() + day;
        }
    }

    /** The answer to a question with two or three answers. */
    enum Answer implements Condition {
        YES,
        NO,
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
