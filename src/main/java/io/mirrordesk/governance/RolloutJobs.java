package io.mirrordesk.governance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.mirrordesk.run.WorkScheduled;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One durable task for each roll-out that is under way. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RolloutSettings.class)
class RolloutJobs {

    static final String TASK = "rollout";

    private static final Duration UNEXPECTED = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RolloutJobs(ObjectProvider<SchedulerClient> scheduler, ApplicationEventPublisher events, Clock clock) {
        this.scheduler = scheduler;
        this.events = events;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    void schedule(long id) {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(TASK, Long.toString(id)), clock.instant());
        events.publishEvent(new WorkScheduled());
    }

    @Bean
    Task<Void> rolloutTask(ObjectProvider<RolloutWork> work) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(UNEXPECTED))
                .execute((instance, _) -> next(work.getObject().goOn(Long.parseLong(instance.getId()))));
    }

    /** A roll-out that was resumed in the very moment in which its task ended has none. */
    @Bean
    RecurringTask<Void> runningRolloutsTask(RolloutRows rows) {
        return Tasks.recurring("running-rollouts", FixedDelay.of(SWEEP))
                .execute((_, _) -> rows.running().forEach(this::schedule));
    }

    private CompletionHandler<Void> next(Optional<Duration> pause) {
        return pause.<CompletionHandler<Void>>map(wait -> (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(wait)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
