package io.mirrordesk.portal.metrics;

import io.mirrordesk.audit.SealBacklog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AuditReadings implements Readings {

    private final SealBacklog backlog;
    private final Clock clock;

    AuditReadings(SealBacklog backlog, Clock clock) {
        this.backlog = backlog;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "audit";
    }

    @Override
    public List<Reading> read() {
        SealBacklog.Waiting waiting = backlog.waiting();
        Instant oldest = waiting.oldest();
        double lag =
                oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000d;
        return List.of(
                Reading.of(Figure.AUDIT_UNSEALED, waiting.records()), Reading.of(Figure.AUDIT_LAG, Math.max(0, lag)));
    }
}
