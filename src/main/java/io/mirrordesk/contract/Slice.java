package io.mirrordesk.contract;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One keyset page of a list, in the shape the API promises.
 *
 * @param items the rows of this page, in the list's order
 * @param next opaque cursor of the next page, or null on the last one
 * @param previous opaque cursor of the page before, or null on the first one and where a list is only read forwards
 * @param total how many rows match; exact up to 10,000
 * @param totalIsExact false when more than 10,000 rows match and {@code total} is 10,000
 */
public record Slice<T>(
        List<T> items, @Nullable String next, @Nullable String previous, long total, boolean totalIsExact) {

    /** Beyond this many rows a total is not counted on. */
    public static final int EXACT_UP_TO = 10_000;

    public Slice {
        items = List.copyOf(items);
    }

    /** A page of a list that is only read forwards. */
    public Slice(List<T> items, @Nullable String next, long total, boolean totalIsExact) {
        this(items, next, null, total, totalIsExact);
    }

    /** A list that fits on one page. */
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, null, items.size(), true);
    }

    /** The same page with each row translated. */
    public <R> Slice<R> map(Function<? super T, ? extends R> translate) {
        return new Slice<>(items.stream().<R>map(translate).toList(), next, previous, total, totalIsExact);
    }
}
