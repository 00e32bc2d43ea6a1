package io.mirrordesk.observed.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountStateTest {

    private static final Instant COUNTED = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(5);

    @Test
    void countsTheFirstTimeAtOnce() {
        assertThat(new CountState(null, Duration.ZERO, null, false, false).isDue(COUNTED))
                .isTrue();
    }

    @Test
    void countsNothingAnewWhileNothingMoves() {
        assertThat(new CountState(COUNTED, QUICK, null, false, false).isDue(COUNTED.plus(Duration.ofDays(3))))
                .isFalse();
    }

    @Test
    void countsAtOnceAfterACompletedListing() {
        assertThat(new CountState(COUNTED, SLOW, null, true, false).isDue(COUNTED))
                .isTrue();
    }

    @Test
    void countsAReadRepositoryAsSoonAsCountingIsOnePartInAHundred() {
        CountState read = new CountState(COUNTED, QUICK, null, false, true);
        assertThat(read.isDue(COUNTED.plusMillis(1_999))).isFalse();
        assertThat(read.isDue(COUNTED.plusMillis(2_000))).isTrue();
    }

    @Test
    void countsWithinAMinuteHoweverLongItTakes() {
        CountState read = new CountState(COUNTED, SLOW, null, false, true);
        assertThat(read.isDue(COUNTED.plusSeconds(59))).isFalse();
        assertThat(read.isDue(COUNTED.plusSeconds(60))).isTrue();
    }

    @Test
    void countsWhenAnImageGrowsIntoAnotherAge() {
        CountState idle = new CountState(COUNTED, QUICK, COUNTED.plusSeconds(300), false, false);
        assertThat(idle.isDue(COUNTED.plusSeconds(299))).isFalse();
        assertThat(idle.isDue(COUNTED.plusSeconds(300))).isTrue();
    }
}
