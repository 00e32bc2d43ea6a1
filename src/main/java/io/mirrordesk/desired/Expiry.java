package io.mirrordesk.desired;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How near the end of a credential's value is. Its owner is reminded 30, 7 and 1 days before.
 *
 * @param on the last day
 * @param daysLeft 0 on the last day, negative when it is over
 */
public record Expiry(LocalDate on, long daysLeft, Urgency urgency) {

    /** From what can wait to what cannot. */
    public enum Urgency {
        LATER(Long.MAX_VALUE),
        MONTH(30),
        WEEK(7),
        DAY(1),
        OVER(-1);

        private final long within;

        Urgency(long within) {
            this.within = within;
        }

        private static Urgency of(long daysLeft) {
            Urgency nearest = LATER;
            for (Urgency urgency : values()) {
                nearest = daysLeft <= urgency.within ? urgency : nearest;
            }
            return nearest;
        }
    }

    static Expiry of(LocalDate on, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, on);
        return new Expiry(on, left, Urgency.of(left));
    }

    /** Whether somebody has to be reminded. */
    public boolean isNear() {
        return urgency != Urgency.LATER;
    }
}
