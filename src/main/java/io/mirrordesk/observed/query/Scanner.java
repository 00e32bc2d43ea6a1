package io.mirrordesk.observed.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a text into terms; what cannot be split is a fault, and reading goes on behind it. */
final class Scanner {

    private static final String QUOTING = "Quotes go around the whole value, as in name:\"two words\".";

    private final String text;
    private final List<RawTerm> terms = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    List<Fault> faults() {
        return faults;
    }

    List<RawTerm> terms() {
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            term();
        }
        return terms;
    }

    private void term() {
        int offset = at;
        boolean negated = text.charAt(at) == '-';
        if (negated) {
            at++;
        }
        if (isOver()) {
            faults.add(new Fault(
                    offset, 1, "There is nothing behind “-”.", "Write what to leave out directly behind it.", ""));
            return;
        }
        int keyOffset = at;
        @Nullable String key = key();
        int valueOffset = at;
        boolean quoted = !isOver() && text.charAt(at) == '"';
        @Nullable String value = quoted ? quoted() : bare();
        if (value != null) {
            terms.add(new RawTerm(offset, at, negated, key, keyOffset, value, valueOffset, quoted));
        }
    }

    /** What stands before the first colon of a word, which is read with it; null when there is none. */
    private @Nullable String key() {
        int end = at;
        while (end < text.length()
                && !isBlank(text.charAt(end))
                && text.charAt(end) != '"'
                && text.charAt(end) != ':') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != ':') {
            return null;
        }
        String key = text.substring(at, end);
        at = end + 1;
        return key;
    }

    private @Nullable String bare() {
        int start = at;
        while (!isOver()) {
            at++;
        }
        String value = text.substring(start, at);
        int quote = value.indexOf('"');
        if (quote >= 0) {
            faults.add(new Fault(start + quote, 1, "A quote in the middle of a value.", QUOTING, null));
            return null;
        }
        return value;
    }

    private @Nullable String quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at == text.length()) {
            faults.add(new Fault(
                    start,
                    at - start,
                    "The quote is not closed.",
                    QUOTING,
                    text.substring(start).strip() + "\""));
            return null;
        }
        at++;
        return endsHere() ? value.toString() : null;
    }

    private boolean endsHere() {
        int start = at;
        while (!isOver()) {
            at++;
        }
        if (at > start) {
            faults.add(new Fault(
                    start,
                    at - start,
                    "Something follows the closing quote.",
                    QUOTING,
                    " " + text.substring(start, at)));
        }
        return at == start;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private boolean isOver() {
        return at == text.length() || isBlank(text.charAt(at));
    }

    /** Whether this character separates terms; a no-break space from a pasted text does too. */
    static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
