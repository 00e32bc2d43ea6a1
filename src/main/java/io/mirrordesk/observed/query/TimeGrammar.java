package io.mirrordesk.observed.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something happened: how long ago, on which side of a day, or never.
 *
 * @param never whether it may never have happened
 * @param days whether a day can be named, and not just an age
 */
record TimeGrammar(boolean never, boolean days) implements Grammar {

    private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([A-Za-z]+)");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");
    private static final Map<String, Integer> HOURS = Map.of("h", 1, "d", 24, "w", 7 * 24, "y", 365 * 24);

    @Override
    public Condition read(String value, boolean quoted) {
        String text = value.toLowerCase(Locale.ROOT);
        if (never && text.equals("never")) {
            return new Condition.Never();
        }
        Comparison comparison = Comparison.startOf(text);
        String when = text.substring(comparison.sign().length());
        if (days && DAY.matcher(when).matches()) {
            return new Condition.Day(comparison, day(value, when));
        }
        Matcher age = AGE.matcher(when);
        if (!age.matches()) {
            throw new Misread("“" + value + "” is no time.", expected(), null);
        }
        return age(value, comparison, age);
    }

    private Condition age(String value, Comparison comparison, Matcher age) {
        @Nullable Integer hours = HOURS.get(age.group(2));
        if (hours == null) {
            throw new Misread(
                    "There is no unit “" + age.group(2) + "” of time.",
                    "Units are h (hours), d (days), w (weeks) and y (years of 365 days).",
                    null);
        }
        if (!comparison.isBound()) {
            throw new Misread("“" + value + "” says neither within nor longer ago.", expected(), "<" + age.group());
        }
        return new Condition.Age(comparison, Duration.ofHours((long) hours * Integer.parseInt(age.group(1))));
    }

    private LocalDate day(String value, String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException _) {
            throw new Misread("There is no day “" + value + "”.", expected(), null);
        }
    }

    private String expected() {
        List<String> ways = new ArrayList<>(List.of("<30d for within the last 30 days", ">90d for longer ago"));
        if (days) {
            ways.add(">2026-01-31 for after that day");
        }
        if (never) {
            ways.add("never");
        }
        return "Write " + String.join(", ", ways.subList(0, ways.size() - 1)) + " or " + ways.getLast() + ".";
    }

    /** In the largest unit that leaves a whole number; years only where they are not days. */
    static String print(Duration ago) {
        long hours = ago.toHours();
        return hours % 24 == 0 ? hours / 24 + "d" : hours + "h";
    }

    @Override
    public List<String> examples() {
        List<String> examples = new ArrayList<>(List.of("<1d", "<7d", "<30d", ">30d", ">90d", ">1y"));
        if (never) {
            examples.add("never");
        }
        return examples;
    }
}
