package io.mirrordesk.observed.query;

import java.util.List;
import java.util.Locale;

/**
 * A name of something.
 *
 * @param lowerCase whether such names have no capital letters, so that they are not looked at
 * @param whole whether the value is the whole name; else a part of it, unless it has a star
 * @param optional whether there can be none
 */
record TextGrammar(boolean lowerCase, boolean whole, boolean optional) implements Grammar {

    static final TextGrammar NAME = new TextGrammar(true, true, false);
    static final TextGrammar OPTIONAL_NAME = new TextGrammar(true, true, true);
    static final TextGrammar PART_OF_NAME = new TextGrammar(true, false, false);
    static final TextGrammar TAG = new TextGrammar(false, true, false);

    @Override
    public Condition read(String value, boolean quoted) {
        String text = lowerCase ? value.toLowerCase(Locale.ROOT) : value;
        if (optional && !quoted && text.equals("none")) {
            return new Condition.None();
        }
        if (!quoted && text.contains("*")) {
            return new Condition.Matches(Glob.parse(text));
        }
        return whole ? new Condition.Matches(Glob.exactly(text)) : new Condition.Part(text);
    }

    @Override
    public List<String> examples() {
        return optional ? List.of("none") : List.of();
    }
}
