package io.mirrordesk.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Both clocks of a process, the portal's and its scheduler's, made to jump as one that is set by hand or by a network does. {@link System#nanoTime}
 * never jumps, and PostgreSQL has a clock of its own. It is no {@code @Configuration}, for that would be found by every test.
 */
public class JumpingClock {

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    /** What a {@link PortalProcess} is started with to have it, its clocks right at first. */
    public static final Map<String, Object> SETTINGS = Map.of("spring.main.sources", JumpingClock.class.getName());

    /** @param by back if negative */
    static void jump(Duration by) {
        AHEAD.updateAndGet(by::plus);
    }

    private static Instant now() {
        return Clock.systemUTC().instant().plus(AHEAD.get());
    }

    @Bean
    @Primary
    Clock portalClock() {
        return new Clock() {

            @Override
            public Instant instant() {
                return now().truncatedTo(ChronoUnit.MICROS);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Every time here is UTC.");
            }
        };
    }

    @Bean
    com.github.kagkarlsson.scheduler.Clock schedulerClock() {
        return JumpingClock::now;
    }
}
