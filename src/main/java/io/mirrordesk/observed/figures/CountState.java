package io.mirrordesk.observed.figures;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the figures were counted last, and whether the inventory has moved since.
 *
 * @param countedAt null before the first time
 * @param dueAt when an image grows into another age; null when none will
 * @param listed whether a listing, or a pass that reads what was listed, was completed since
 * @param read whether a repository was read since
 */
record CountState(
        @Nullable Instant countedAt,
        Duration took,
        @Nullable Instant dueAt,
        boolean listed,
        boolean read) {

    /** Counting takes one part in so many of the time at most. */
    private static final int SHARE = 100;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** After a completed listing at once, else as often as it costs little, and at least once a minute. */
    boolean isDue(Instant now) {
        if (countedAt == null || listed) {
            return true;
        }
        boolean moved = read || dueAt != null && !dueAt.isAfter(now);
        return moved && !countedAt.plus(pause()).isAfter(now);
    }

    private Duration pause() {
        Duration rest = took.multipliedBy(SHARE);
        return rest.compareTo(LONGEST_PAUSE) < 0 ? rest : LONGEST_PAUSE;
    }
}
