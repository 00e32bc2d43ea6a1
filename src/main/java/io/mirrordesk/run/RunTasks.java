package io.mirrordesk.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The durable task that carries out a run, and its wake-up after a commit. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RunTasks {

    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final ObjectProvider<Scheduler> scheduler;

    RunTasks(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @Bean
    Task<Void> runTask(ObjectProvider<RunLoop> loop) {
        return Tasks.custom(RunJobs.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RunLoop.AGAIN))
                .execute((instance, _) -> loop.getObject()
                        .carryOut(Long.parseLong(instance.getId()))
                        .<CompletionHandler<Void>>map(wait -> (complete, operations) -> operations.reschedule(
                                complete, complete.getTimeDone().plus(wait)))
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    /** A run that was steered in the very moment in which its task ended has none; nor has one whose task was lost. */
    @Bean
    RecurringTask<Void> queuedRunsTask(RunStore store, RunJobs jobs) {
        return Tasks.recurring("queued-runs", FixedDelay.of(SWEEP))
                .execute((_, _) -> store.queued().forEach(jobs::schedule));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(WorkScheduled event) {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }
}
