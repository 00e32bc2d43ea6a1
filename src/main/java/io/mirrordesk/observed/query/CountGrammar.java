package io.mirrordesk.observed.query;

import java.util.List;
import java.util.regex.Pattern;

/** A whole number, compared. */
final class CountGrammar implements Grammar {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String EXPECTED = "Write a whole number, as in images:>10 or images:0.";

    @Override
    public Condition read(String value, boolean quoted) {
        Comparison comparison = Comparison.startOf(value);
        String number = value.substring(comparison.sign().length());
        if (!NUMBER.matcher(number).matches()) {
            throw new Misread("“" + value + "” is no number.", EXPECTED, null);
        }
        return new Condition.Count(comparison, Long.parseLong(number));
    }

    @Override
    public List<String> examples() {
        return List.of("0", ">10", ">100", ">1000");
    }
}
