package io.mirrordesk.observed.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Brings the figures up to date, all of them from one snapshot, so that they agree with each other and with the lists of that moment. */
@Component
class Counting {

    private final CountRows rows;
    private final Clock clock;

    Counting(CountRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Counts what has moved; after a completed listing the figures become those of the day as well.
     *
     * @return false if somebody else is counting at this moment
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public boolean count() {
        if (!rows.lock()) {
            return false;
        }
        boolean listed = rows.state().listed();
        Instant now = counted();
        if (listed) {
            rows.keepAs(day(now), now);
        }
        return true;
    }

    /**
     * Counts everything anew, whether it has moved or not, and keeps it as the figures of the day that it is. A day at whose end
     * nothing ran has the figures of its last listing, or none.
     *
     * @return false if somebody else is counting at this moment
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public boolean closeDay() {
        if (!rows.lock()) {
            return false;
        }
        rows.forgetAges();
        Instant now = counted();
        rows.keepAs(day(now), now);
        return true;
    }

    private Instant counted() {
        Instant now = clock.instant();
        rows.count(now);
        rows.took(Duration.between(now, clock.instant()));
        return now;
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
