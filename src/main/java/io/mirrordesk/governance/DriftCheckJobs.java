package io.mirrordesk.governance;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.governance.DriftWishes.Wishes;
import io.mirrordesk.observed.ForeignChanges;
import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.run.WorkScheduled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One durable task a registry: all of it is compared with what is desired, again an interval later, at once for those who will not wait, and
 * what an event tells of soon after it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DriftCheckJobs.Settings.class)
class DriftCheckJobs {

    static final String TASK = "drift-check";

    /** Several calls often come together; and by then the portal's own are known as such. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration UNEXPECTED = Duration.ofMinutes(1);

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Registries registries;
    private final Syncs syncs;
    private final ForeignChanges changes;
    private final DriftWishes wishes;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DriftCheckJobs(
            ObjectProvider<SchedulerClient> scheduler,
            Registries registries,
            Syncs syncs,
            ForeignChanges changes,
            DriftWishes wishes,
            Settings settings,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scheduler = scheduler;
        this.registries = registries;
        this.syncs = syncs;
        this.changes = changes;
        this.wishes = wishes;
        this.settings = settings;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * {@code mirrordesk.drift}.
     *
     * @param interval from one comparison of a registry to the next; each reads about three things a mirror
     */
    @ConfigurationProperties("mirrordesk.drift")
    record Settings(@DefaultValue("15m") Duration interval) {}

    @Bean
    Task<Void> driftCheckTask(ObjectProvider<DriftChecks> checks) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(UNEXPECTED))
                .execute((instance, _) -> carryOut(checks.getObject(), RegistryId.parse(instance.getId())));
    }

    private CompletionHandler<Void> carryOut(DriftChecks checks, RegistryId registry) {
        Wishes before = wishes.of(registry);
        Set<Subject> told = changes.look(registry);
        boolean busy = false;
        if (isDue(before)) {
            checks.all(registry);
        } else if (!told.isEmpty()) {
            busy = !checks.some(registry, told).isEmpty();
        }
        Duration patience = busy ? BUSY : settings.interval();
        return (complete, operations) -> transaction.executeWithoutResult(_ -> {
            Wishes now = wishes.fulfilled(registry, before.wanted());
            operations.reschedule(
                    complete, next(before, now, complete.getTimeDone().plus(patience)));
        });
    }

    private boolean isDue(Wishes wishes) {
        Instant began = wishes.beganAt();
        return wishes.wanted() > wishes.fulfilled()
                || began == null
                || !began.plus(settings.interval()).isAfter(clock.instant());
    }

    private Instant next(Wishes before, Wishes now, Instant otherwise) {
        if (now.wanted() > before.wanted()) {
            return clock.instant();
        }
        if (now.told() > before.told()) {
            return clock.instant().plus(SOON);
        }
        Instant began = now.beganAt();
        Instant regular = began == null ? otherwise : began.plus(settings.interval());
        return regular.isBefore(otherwise) ? regular : otherwise;
    }

    /** When the registries named in the configuration are under management; one that was generated has nothing to compare. */
    @EventListener(ApplicationReadyEvent.class)
    void scheduleAll() {
        scheduler.ifAvailable(jobs -> registries.all().stream()
                .map(ManagedRegistry::id)
                .filter(this::isInAws)
                .forEach(registry -> jobs.scheduleIfNotExists(instance(registry), clock.instant())));
    }

    boolean isInAws(RegistryId registry) {
        return syncs.of(registry).phase() != SyncState.Phase.GENERATED;
    }

    /** Compares everything at once, or once more when that is under way; in the caller's transaction. */
    void now(RegistryId registry) {
        wishes.want(registry);
        schedule(registry, clock.instant());
        events.publishEvent(new WorkScheduled());
    }

    @EventListener
    void told(ForeignChanges.Told event) {
        wishes.told(event.registry());
        Instant soon = clock.instant().plus(SOON);
        boolean comes = scheduler
                .getObject()
                .getScheduledExecution(instance(event.registry()))
                .map(ScheduledExecution::getExecutionTime)
                .filter(time -> !time.isAfter(soon))
                .isPresent();
        if (!comes) {
            schedule(event.registry(), soon);
        }
    }

    private void schedule(RegistryId registry, Instant at) {
        try {
            scheduler.getObject().schedule(instance(registry), at, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (ExecutionException | TaskInstanceCurrentlyExecutingException _) {
            // it begins at this moment or is under way, and sees the wish at its end
        }
    }

    private static TaskInstance<Void> instance(RegistryId registry) {
        return new TaskInstance<>(TASK, registry.toString());
    }
}
