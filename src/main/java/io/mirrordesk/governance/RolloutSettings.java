package io.mirrordesk.governance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code mirrordesk.rollout}.
 *
 * @param perHour how many repositories a roll-out takes up in an hour at most
 * @param failuresInRow after so many failures one after the other it stops
 * @param failedPercent as it does when more than so many percent of those that it has come to failed, of {@link #ENOUGH} at least
 */
@ConfigurationProperties("mirrordesk.rollout")
record RolloutSettings(
        @DefaultValue("20000") int perHour,
        @DefaultValue("5") int failuresInRow,
        @DefaultValue("10") int failedPercent) {

    /** Of fewer repositories a share says nothing. */
    static final int ENOUGH = 20;

    private static final int HOUR_SECONDS = 3_600;
    private static final int BATCH_SECONDS = 5;

    /** How many repositories are taken up before it is looked at the clock. */
    int batch() {
        return Math.max(1, perHour * BATCH_SECONDS / HOUR_SECONDS);
    }

    /** How long a batch has to take at least. */
    Duration pace() {
        return Duration.ofMillis(1_000L * HOUR_SECONDS * batch() / perHour);
    }

    boolean isTooMany(long settled, long failed) {
        return settled >= ENOUGH && failed * 100 > settled * failedPercent;
    }
}
