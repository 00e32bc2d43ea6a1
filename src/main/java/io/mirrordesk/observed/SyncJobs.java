package io.mirrordesk.observed;

import com.github.kagkarlsson.scheduler.Scheduler;
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
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One durable task a registry: synchronised at its first start, again an interval after the end of each pass, and at once while a pass is
 * under way.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncJobs {

    static final String TASK = "sync";

    private final ObjectProvider<Scheduler> scheduler;
    private final Registries registries;
    private final SyncSettings settings;
    private final SyncStates states;
    private final SyncWishes wishes;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SyncJobs(
            ObjectProvider<Scheduler> scheduler,
            Registries registries,
            SyncSettings settings,
            SyncStates states,
            SyncWishes wishes,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.states = states;
        this.wishes = wishes;
        this.transaction = transaction;
        this.events = events;
        this.scheduler = scheduler;
        this.registries = registries;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    Task<Void> syncTask(ObjectProvider<Sync> sync) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.interval()))
                .execute((instance, _) -> carryOut(sync.getObject(), RegistryId.parse(instance.getId())));
    }

    private CompletionHandler<Void> carryOut(Sync sync, RegistryId registry) {
        Optional<Long> fulfilled = sync.run(registry);
        return (complete, operations) -> transaction.executeWithoutResult(_ -> {
            boolean again =
                    fulfilled.filter(wish -> wishes.count(registry) <= wish).isEmpty();
            Instant done = complete.getTimeDone();
            operations.reschedule(complete, again ? done : done.plus(settings.interval()));
        });
    }

    /** When the registries named in the configuration are under management. */
    @EventListener(ApplicationReadyEvent.class)
    void scheduleAll() {
        scheduler.ifAvailable(jobs -> registries.all().stream()
                .map(ManagedRegistry::id)
                .filter(states::isInAws)
                .forEach(registry -> jobs.scheduleIfNotExists(instance(registry), clock.instant())));
    }

    /** Synchronises at once, or once more when that is under way; in the caller's transaction. */
    void now(RegistryId registry) {
        wishes.add(registry);
        try {
            scheduler.getObject().schedule(instance(registry), clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            events.publishEvent(new Scheduled());
        } catch (ExecutionException | TaskInstanceCurrentlyExecutingException _) {
            // it begins at this moment or is under way, and sees the wish at its end
        }
    }

    /** The scheduler looks at once, not at its next poll. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(Scheduled event) {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }

    /** A sync was scheduled for now. */
    record Scheduled() {}

    private static TaskInstance<Void> instance(RegistryId registry) {
        return new TaskInstance<>(TASK, registry.toString());
    }
}
