package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.figures.GrowthPoint;
import io.mirrordesk.observed.figures.Period;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the inventory grew.
 *
 * @param points the oldest first
 * @param stored bytes by day
 */
record Growth(List<GrowthPoint> points, Chart stored, int step) {

    /** As many rows as somebody reads. */
    private static final int ROWS = 14;

    static Growth of(List<GrowthPoint> points, Period period) {
        return new Growth(points, chart(points, period.step(), GrowthPoint::sizeBytes), period.step());
    }

    /** Whether there is more than one day to compare. */
    public boolean isKnown() {
        return points.size() > 1;
    }

    /** Null while nothing was measured. */
    public @Nullable GrowthPoint first() {
        return points.isEmpty() ? null : points.getFirst();
    }

    public @Nullable GrowthPoint last() {
        return points.isEmpty() ? null : points.getLast();
    }

    /** Some of the days, the newest first, for the table. */
    public List<GrowthPoint> rows() {
        int every = Math.max(1, Math.ceilDiv(points.size(), ROWS));
        List<GrowthPoint> newest = points.reversed();
        return IntStream.range(0, newest.size())
                .filter(i -> i % every == 0 || i == newest.size() - 1)
                .mapToObj(newest::get)
                .toList();
    }

    /** Whether days were invented for a try-out. */
    public boolean isInvented() {
        return points.stream().anyMatch(GrowthPoint::demo);
    }

    Tile tile(String name, long now, ToLongFunction<GrowthPoint> figure, String link) {
        Long first = isKnown() ? figure.applyAsLong(points.getFirst()) : null;
        return Tile.of(name, now, first, link, chart(points, step, figure));
    }

    private static Chart chart(List<GrowthPoint> points, int step, ToLongFunction<GrowthPoint> figure) {
        return Chart.of(
                points.stream()
                        .map(point -> new Chart.Dot(point.day(), figure.applyAsLong(point)))
                        .toList(),
                step);
    }
}
