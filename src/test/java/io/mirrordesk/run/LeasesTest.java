package io.mirrordesk.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.Leases.Lease;
import io.mirrordesk.support.SandboxedPortal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may change a registry, when nobody renews anything. */
class LeasesTest extends SandboxedPortal {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private JdbcClient jdbc;

    private final WrongClock clock = new WrongClock();

    @Test
    void aClockThatJumpsBackDoesNotMakeALeaseLast() {
        RegistryId registry = RegistryId.parse("111122223333.eu-north-1");
        Leases leases = leases(clock, 400);
        Lease lease = leases.acquire(registry).orElseThrow();
        clock.ahead = HOUR.negated();
        Leases others = leases(Clock.systemUTC(), 60_000);

        eventually(
                "another process takes it over", () -> others.acquire(registry).isPresent());
        assertThatThrownBy(() -> leases.require(lease))
                .isInstanceOf(LeaseLost.class)
                .hasMessageContaining("111122223333.eu-north-1");
        assertThat(leases.acquire(registry)).isEmpty();
        assertThat(others.acquire(registry).orElseThrow().epoch()).isEqualTo(lease.epoch() + 1);
    }

    @Test
    void aClockThatJumpsAheadEndsTrustUntilTheLeaseIsRenewed() {
        RegistryId registry = RegistryId.parse("111122223333.eu-south-1");
        Leases leases = leases(clock, 60_000);
        Lease lease = leases.acquire(registry).orElseThrow();
        clock.ahead = HOUR;

        assertThat(leases.isHeld(lease)).isFalse();
        assertThat(leases(Clock.systemUTC(), 60_000).acquire(registry)).isEmpty();
        assertThat(leases.acquire(registry).orElseThrow().epoch()).isEqualTo(lease.epoch());
        assertThat(leases.isHeld(lease)).isTrue();
    }

    /** @param term in milliseconds; trusted for half of it */
    private Leases leases(Clock time, int term) {
        return new Leases(jdbc, time, new Leases.Settings(Duration.ofMillis(term), Duration.ofMillis(term / 2)));
    }

    private static final class WrongClock extends Clock {

        private Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Every time here is UTC.");
        }
    }
}
