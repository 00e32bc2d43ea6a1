package io.mirrordesk.observed.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mirrordesk.observed.query.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * How many rows match, kept for as long as nothing in the inventory changes: who pages through a list, or reloads it, has them counted once.
 */
@Component
class Totals {

    /** Filters by age change by themselves. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST = 1_000;

    private final Cache<Counted, Long> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /** @param mark what the inventory's mark was when the page was read, or before */
    record Counted(ListedTable table, List<Filter> filters, long mark) {}

    long of(Counted counted, LongSupplier count) {
        return Objects.requireNonNull(kept.get(counted, _ -> count.getAsLong()));
    }
}
