package io.mirrordesk.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterTest {

    private static final long SECOND = 1_000_000_000L;

    private final SteppedPace pace = new SteppedPace();
    private final Limiter limiter = new Limiter(pace);

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 500})
    void findsTheRateThatAwsPermits(int permitted) {
        Bucket aws = new Bucket(permitted);
        work(aws, 60);
        aws.forget();
        work(aws, 60);

        assertThat(aws.answered).isGreaterThanOrEqualTo(permitted * 60 * 9 / 10);
        assertThat(aws.refused).isLessThanOrEqualTo((aws.answered + aws.refused) * 2 / 100);
    }

    @Test
    void letsABurstThroughWithoutWaiting() {
        pace.pause(Duration.ofSeconds(5));
        long before = pace.nanos();

        for (int call = 0; call < 10; call++) {
            limiter.acquire();
            limiter.answered();
        }

        assertThat(pace.nanos()).isEqualTo(before);
    }

    @Test
    void countsRefusalsOfTheSameMomentOnce() {
        double before = limiter.callsPerSecond();
        for (int call = 0; call < 20; call++) {
            limiter.throttled();
        }

        assertThat(limiter.callsPerSecond()).isBetween(before * 0.9, before);
    }

    private void work(Bucket aws, int seconds) {
        long end = pace.nanos() + seconds * SECOND;
        while (pace.nanos() < end) {
            limiter.acquire();
            if (aws.takes(pace.nanos())) {
                limiter.answered();
            } else {
                limiter.throttled();
            }
        }
    }

    /** Permits a number of calls a second, and as many at once. */
    private static final class Bucket {

        private final double perSecond;
        private double tokens;
        private long last;
        private int answered;
        private int refused;

        Bucket(int perSecond) {
            this.perSecond = perSecond;
            this.tokens = perSecond;
        }

        boolean takes(long now) {
            tokens = Math.min(perSecond, tokens + (now - last) * perSecond / SECOND);
            last = now;
            boolean taken = tokens >= 1;
            tokens -= taken ? 1 : 0;
            answered += taken ? 1 : 0;
            refused += taken ? 0 : 1;
            return taken;
        }

        void forget() {
            answered = 0;
            refused = 0;
        }
    }
}
