package io.mirrordesk.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides whether a pending credential may still wait. */
@Component
@EnableConfigurationProperties(PendingTimeout.Settings.class)
class PendingTimeout {

    private final RequestRows rows;
    private final PendingCredentials pending;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Clock clock;

    PendingTimeout(
            RequestRows rows,
            PendingCredentials pending,
            TransactionTemplate transaction,
            Settings settings,
            Clock clock) {
        this.rows = rows;
        this.pending = pending;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param pendingCredentialDays how long a filed credential waits for a decision */
    @ConfigurationProperties("mirrordesk.requests")
    record Settings(@DefaultValue("14") int pendingCredentialDays) {}

    /** Returns whether the secret is gone and nothing is left to look after. */
    boolean look(long request) {
        Optional<Instant> since = pending.keptSince(request);
        if (since.isEmpty()) {
            return true;
        }
        boolean expired = since.get()
                .plus(Duration.ofDays(settings.pendingCredentialDays()))
                .isBefore(clock.instant());
        boolean over = Boolean.TRUE.equals(transaction.execute(_ -> isOver(request, expired)));
        if (over) {
            pending.drop(request);
        }
        return over;
    }

    private boolean isOver(long id, boolean expired) {
        Optional<Request> found = rows.locked(id);
        found.filter(request -> expired && request.state() == RequestState.SUBMITTED)
                .ifPresent(request -> request.expire(clock.instant()));
        return found.map(Request::isOver).orElse(true);
    }
}
