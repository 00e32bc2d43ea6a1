package io.mirrordesk.request;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests that were filed since a day, and how long those that are done took.
 *
 * @param byState how many are in each state; a state that none is in is missing
 * @param filedToDecided from filing to the approval that was carried out; null while none is done
 * @param decidedToDone from that approval to the end of the run
 */
public record RequestFigures(
        LocalDate since,
        Map<RequestState, Long> byState,
        @Nullable LeadTime filedToDecided,
        @Nullable LeadTime decidedToDone,
        @Nullable LeadTime filedToDone) {

    public RequestFigures {
        byState = Map.copyOf(byState);
    }

    /** Half of the requests took the median or less, nine of ten the 90th percentile or less. */
    public record LeadTime(Duration median, Duration p90) {}

    /** How many are in this state. */
    public long in(RequestState state) {
        return byState.getOrDefault(state, 0L);
    }

    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }
}
