package io.mirrordesk.portal.inventory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A line over the days, from the first that was measured to the last: path data for a drawing of {@value #WIDTH} by {@value #HEIGHT}.
 * A gap in the measuring is a gap in the line.
 *
 * @param line path of the line
 * @param area path of what is below it
 * @param top what the upper edge stands for
 */
record Chart(String line, String area, long top) {

    static final int WIDTH = 600;
    static final int HEIGHT = 160;

    /** Longer than this many steps without a measurement, and the line breaks. */
    private static final int GAP = 3;

    /** A value of a day. */
    record Dot(LocalDate day, long value) {}

    /** @param step how many days usually lie between two dots */
    static Chart of(List<Dot> dots, int step) {
        long top = top(dots.stream().mapToLong(Dot::value).max().orElse(0));
        StringBuilder line = new StringBuilder();
        StringBuilder area = new StringBuilder();
        int begin = 0;
        for (int i = 1; i <= dots.size(); i++) {
            if (i == dots.size() || days(dots.get(i - 1), dots.get(i)) > (long) GAP * step) {
                String piece = piece(dots, begin, i, top);
                line.append('M').append(piece);
                area.append('M')
                        .append(below(dots, begin))
                        .append('L')
                        .append(piece)
                        .append('L');
                area.append(below(dots, i - 1)).append('Z');
                begin = i;
            }
        }
        return new Chart(line.toString(), area.toString(), top);
    }

    public boolean isDrawn() {
        return line.indexOf('L') > 0;
    }

    private static String piece(List<Dot> dots, int from, int to, long top) {
        StringBuilder piece = new StringBuilder();
        for (int i = from; i < to; i++) {
            piece.append(i == from ? "" : "L")
                    .append(number(x(dots, i)))
                    .append(' ')
                    .append(number(HEIGHT - HEIGHT * (double) dots.get(i).value() / top));
        }
        return piece.toString();
    }

    private static String below(List<Dot> dots, int at) {
        return number(x(dots, at)) + " " + HEIGHT;
    }

    private static double x(List<Dot> dots, int at) {
        double all = Math.max(1, days(dots.getFirst(), dots.getLast()));
        return WIDTH * days(dots.getFirst(), dots.get(at)) / all;
    }

    private static long days(Dot from, Dot to) {
        return ChronoUnit.DAYS.between(from.day(), to.day());
    }

    /** The next of 1, 2 and 5 times a power of ten, so that half of it is a plain number too. */
    private static long top(long highest) {
        return LongStream.iterate(1, power -> power * 10)
                .flatMap(power -> LongStream.of(power, 2 * power, 4 * power, 6 * power, 8 * power))
                .filter(candidate -> candidate >= highest)
                .findFirst()
                .orElse(highest);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
