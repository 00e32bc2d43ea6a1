package io.mirrordesk.observed.figures;

import java.time.LocalDate;

/** How far back one looks, in days that end today. */
public enum Period {
    MONTH("30d", 30, 1),
    QUARTER("90d", 90, 2),
    YEAR("1y", 364, 7);

    private final String word;
    private final int days;
    private final int step;

    Period(String word, int days, int step) {
        this.word = word;
        this.days = days;
        this.step = step;
    }

    /** The period of this word; a quarter if there is none. */
    public static Period of(String word) {
        for (Period period : values()) {
            if (period.word.equals(word)) {
                return period;
            }
        }
        return QUARTER;
    }

    /** The first of its days when it ends on this one. */
    public LocalDate first(LocalDate last) {
        return last.minusDays(days);
    }

    /** How many days lie between two points of a chart. */
    public int step() {
        return step;
    }

    int spans() {
        return days / step + 1;
    }

    /** As addresses say it. */
    @Override
    public String toString() {
        return word;
    }
}
