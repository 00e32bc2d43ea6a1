package io.mirrordesk.portal.metrics;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads some figures from the database, in one or two statements. */
interface Readings {

    /** Names them, as a label. */
    String kind();

    List<Reading> read();

    /** One reading for each state, zero for those that nothing is in, so that no line of a chart ends. */
    static <S extends Enum<S>> List<Reading> byState(Figure figure, Class<S> states, Map<S, Long> counts) {
        return Arrays.stream(states.getEnumConstants())
                .map(state -> Reading.of(
                        figure,
                        counts.getOrDefault(state, 0L),
                        "state",
                        state.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Seconds since 1970; not a number for never. */
    static double seconds(@Nullable Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli() / 1000d;
    }
}
