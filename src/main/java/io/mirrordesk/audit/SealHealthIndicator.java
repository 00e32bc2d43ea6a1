package io.mirrordesk.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Down when a record has waited for its seal for more than a minute. */
@Component
class SealHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SealHealthIndicator(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Health health() {
        OffsetDateTime limit = clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC);
        boolean late = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM audit_unsealed u JOIN audit_record r ON r.id = u.record_id
                                       WHERE r.at < :limit)""").param("limit", limit).query(Boolean.class).single();
        return late
                ? Health.down()
                        .withDetail("reason", "Audit records have been unsealed for more than a minute.")
                        .build()
                : Health.up().build();
    }
}
