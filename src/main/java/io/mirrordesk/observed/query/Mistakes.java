package io.mirrordesk.observed.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words for terms that cannot be meant as they are written, and what was probably meant. */
final class Mistakes {

    private static final Pattern WITHOUT_COLON = Pattern.compile("([A-Za-z]+)(?:=(.+)|([<>≤≥].*))");
    private static final Pattern IMAGE = Pattern.compile("[a-z0-9][a-z0-9._/-]*");
    private static final Pattern TAG = Pattern.compile("[\\w][\\w.-]*\\*?");

    private Mistakes() {}

    /** A word that is meant as an operator or as a key with its value. */
    static Optional<Fault> inWord(RawTerm raw, Vocabulary vocabulary) {
        if (raw.quoted()) {
            return Optional.empty();
        }
        return Operators.why(raw.value())
                .map(why -> new Fault(raw.offset(), raw.length(), "“" + raw.value() + "” is no filter.", why, ""))
                .or(() -> withoutColon(raw, vocabulary));
    }

    private static Optional<Fault> withoutColon(RawTerm raw, Vocabulary vocabulary) {
        Matcher word = WITHOUT_COLON.matcher(raw.value());
        if (!word.matches()) {
            return Optional.empty();
        }
        String value = word.group(2) == null ? word.group(3) : word.group(2);
        return vocabulary
                .find(word.group(1))
                .or(() -> vocabulary.meantBy(word.group(1)))
                .map(key -> new Fault(
                        raw.keyOffset(),
                        raw.end() - raw.keyOffset(),
                        "“" + raw.value() + "” has no colon.",
                        "A colon stands between a filter and its value.",
                        key + ":" + value));
    }

    static Fault unknownKey(RawTerm raw, String key, Vocabulary vocabulary) {
        if (key.isEmpty()) {
            return new Fault(raw.keyOffset(), 1, "There is no filter before the colon.", vocabulary.sentence(), null);
        }
        @Nullable
        String meant = vocabulary
                .meantBy(key.toLowerCase(Locale.ROOT))
                .map(each -> each + ":")
                .orElse(null);
        String message = "There is no filter “" + key + "”.";
        return meant == null && isImage(raw, key)
                ? new Fault(
                        raw.offset(),
                        raw.length(),
                        message,
                        vocabulary.sentence(),
                        key + " " + Key.TAG + ":" + raw.value())
                : new Fault(raw.keyOffset(), key.length() + 1, message, vocabulary.sentence(), meant);
    }

    /** Such as {@code nginx:1.27}, which people write everywhere else. */
    private static boolean isImage(RawTerm raw, String key) {
        return !raw.negated()
                && IMAGE.matcher(key).matches()
                && TAG.matcher(raw.value()).matches();
    }

    /** @param next the term behind it, which may be the value after a blank too much */
    static Fault missingValue(RawTerm raw, Key key, Optional<RawTerm> next) {
        if (raw.key() == null) {
            return new Fault(raw.offset(), raw.length(), "There is nothing in the quotes.", "Take them away.", "");
        }
        List<String> examples = key.examples();
        String expected = "Write it directly behind the colon"
                + (examples.isEmpty() ? "." : ", as in " + key + ":" + examples.getFirst() + ".");
        return next.filter(value -> value.key() == null && !value.negated())
                .map(value -> new Fault(
                        raw.offset(),
                        value.end() - raw.offset(),
                        "“" + key + ":” has no value.",
                        expected,
                        (raw.negated() ? "-" : "") + key + ":" + Quoting.value(value.value())))
                .orElseGet(() -> new Fault(raw.offset(), raw.length(), "“" + key + ":” has no value.", expected, null));
    }
}
