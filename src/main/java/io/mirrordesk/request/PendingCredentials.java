package io.mirrordesk.request;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.mirrordesk.audit.Actor;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.PendingSecrets;
import io.mirrordesk.run.PendingSecrets.SecretText;
import io.mirrordesk.run.WorkScheduled;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Credentials that wait for a decision. The row and the task that cleans up are written before the secret is, so that a crash
 * in between leaves nothing behind.
 */
@Component
class PendingCredentials {

    static final String TASK = "pending-credential";
    /** Long enough to file, short enough that a secret without a request does not stay. */
    private static final Duration FIRST_LOOK = Duration.ofMinutes(10);

    private final PendingSecrets secrets;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PendingCredentials(
            PendingSecrets secrets,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectProvider<SchedulerClient> scheduler,
            ApplicationEventPublisher events,
            Clock clock) {
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.scheduler = scheduler;
        this.events = events;
        this.clock = clock;
    }

    /** @throws PendingSecrets.NotKept when Secrets Manager does not take it; then nothing may be filed */
    void keep(RegistryId registry, long request, SecretText secret, Actor by) {
        transaction.executeWithoutResult(_ -> note(registry, request));
        secrets.keep(registry, request, secret, by);
    }

    private void note(RegistryId registry, long request) {
        jdbc.sql("insert into pending_credential (request_id, registry_id, kept_at) values (?, ?, ?)")
                .params(request, registry.toString(), Timestamp.from(clock.instant()))
                .update();
        scheduler.getObject().scheduleIfNotExists(at(request, clock.instant().plus(FIRST_LOOK)));
    }

    /** Lets the secret go once the caller's transaction is committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dropSoon(long request) {
        if (keptSince(request).isPresent()) {
            lookNow(request);
            events.publishEvent(new WorkScheduled());
        }
    }

    private void lookNow(long request) {
        try {
            scheduler
                    .getObject()
                    .schedule(at(request, clock.instant()), SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (ExecutionException | TaskInstanceCurrentlyExecutingException _) {
            // somebody looks at this very moment, and will again: what is decided must not fail for that
        }
    }

    Optional<Instant> keptSince(long request) {
        return jdbc.sql("select min(kept_at) from pending_credential where request_id = ? having count(*) > 0")
                .param(request)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Deletes the secret in each registry and forgets it; one that is gone already is fine. */
    void drop(long request) {
        jdbc.sql("select registry_id from pending_credential where request_id = ?")
                .param(request)
                .query(String.class)
                .list()
                .forEach(registry -> {
                    secrets.drop(RegistryId.parse(registry), request, Actor.service("pending-credential"));
                    jdbc.sql("delete from pending_credential where request_id = ? and registry_id = ?")
                            .params(request, registry)
                            .update();
                });
    }

    private static SchedulableInstance<Void> at(long request, Instant when) {
        return SchedulableInstance.of(new TaskInstance<>(TASK, Long.toString(request)), when);
    }
}
