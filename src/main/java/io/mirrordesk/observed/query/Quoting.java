package io.mirrordesk.observed.query;

import java.util.Set;
import java.util.regex.Pattern;

/** How a text is written so that it is read as that text again. */
final class Quoting {

    /** A word that could be nothing else: no key, comparison, star or quote in it. */
    private static final Pattern WORD = Pattern.compile("[^\\s\\p{Cntrl}\"*:<>=≤≥-][^\\s\\p{Cntrl}\"*:<>=≤≥]*");

    private static final Pattern VALUE = Pattern.compile("[^\\s\\p{Cntrl}\"*]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Words that say something by themselves where a text could stand. */
    private static final Set<String> RESERVED = Set.of("none", "never");

    private Quoting() {}

    /** As a word without a key. */
    static String word(String text) {
        boolean plain = WORD.matcher(text).matches() && VALUE.matcher(text).matches() && !Operators.isOne(text);
        return plain ? text : quoted(text);
    }

    /** As the value of a key. */
    static String value(String text) {
        return VALUE.matcher(text).matches() && !RESERVED.contains(text) ? text : quoted(text);
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
