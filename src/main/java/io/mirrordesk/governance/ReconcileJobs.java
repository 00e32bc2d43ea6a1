package io.mirrordesk.governance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.governance.Reconcile.Result;
import io.mirrordesk.governance.Reconciliation.State;
import io.mirrordesk.observed.RepositorySeen;
import io.mirrordesk.observed.RepositorySeen.Cause;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.WorkScheduled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** One durable task for each repository that was seen, scheduled in the transaction that keeps the cause. */
@Configuration(proxyBeanMethods = false)
class ReconcileJobs {

    static final String TASK = "reconcile";

    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration UNEXPECTED = Duration.ofSeconds(30);
    private static final int TRIES = 8;
    private static final int LONGEST_SECONDS = 60;

    private final ObjectProvider<SchedulerClient> scheduler;
    private final ObjectProvider<Reconcile> reconcile;
    private final Reconciliations reconciliations;
    private final RolloutItems rollouts;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReconcileJobs(
            ObjectProvider<SchedulerClient> scheduler,
            ObjectProvider<Reconcile> reconcile,
            Reconciliations reconciliations,
            RolloutItems rollouts,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scheduler = scheduler;
        this.reconcile = reconcile;
        this.reconciliations = reconciliations;
        this.rollouts = rollouts;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The sweep finds whatever a roll-out has yet to come to, again and again: that is left to it without another look. */
    @EventListener
    void seen(RepositorySeen seen) {
        if (seen.cause() == Cause.EVENT || !rollouts.holds(seen.registry(), seen.repository())) {
            want(seen.registry(), seen.repository());
        }
    }

    /** In the caller's transaction. */
    void want(RegistryId registry, RepositoryName repository) {
        reconciliations.want(registry, repository);
        scheduler
                .getObject()
                .scheduleIfNotExists(
                        new TaskInstance<>(TASK, new Job(registry, repository).toString()), clock.instant());
        events.publishEvent(new WorkScheduled());
    }

    @Bean
    Task<Void> reconcileTask() {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(UNEXPECTED))
                .execute((instance, _) -> carryOut(Job.parse(instance.getId())));
    }

    private CompletionHandler<Void> carryOut(Job job) {
        long wanted = reconciliations.wanted(job.registry(), job.repository());
        Result result = reconcile.getObject().carryOut(job.registry(), job.repository());
        return (complete, operations) -> transaction.executeWithoutResult(_ -> {
            if (reconciliations.wanted(job.registry(), job.repository()) > wanted) {
                operations.reschedule(complete, clock.instant());
            } else if (result.state() == State.WAITING) {
                operations.reschedule(complete, clock.instant().plus(BUSY));
            } else if (result.passing() && mayTryAgain(job, result)) {
                operations.reschedule(complete, nextTry(job));
            } else {
                reconciliations.end(job.registry(), job.repository(), result.state(), result.error());
                operations.remove();
            }
        });
    }

    private boolean mayTryAgain(Job job, Result result) {
        return reconciliations.tried(job.registry(), job.repository(), result.error()) < TRIES;
    }

    private Instant nextTry(Job job) {
        int attempts = reconciliations
                .of(job.registry(), job.repository().value())
                .map(Reconciliation::attempts)
                .orElse(1);
        return clock.instant().plusSeconds(Math.min(LONGEST_SECONDS, 1L << attempts));
    }

    /** A repository as the key of its task: {@code <registry>/<repository>}. */
    private record Job(RegistryId registry, RepositoryName repository) {

        static Job parse(String id) {
            int slash = id.indexOf('/');
            return new Job(RegistryId.parse(id.substring(0, slash)), RepositoryName.parse(id.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return registry + "/" + repository;
        }
    }
}
