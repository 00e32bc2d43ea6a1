package io.mirrordesk.governance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.run.WorkScheduled;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One durable task for each image to warm. */
@Configuration(proxyBeanMethods = false)
class WarmUpJobs {

    static final String TASK = "warm-up";

    private static final Duration UNEXPECTED = Duration.ofSeconds(30);

    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WarmUpJobs(ObjectProvider<SchedulerClient> scheduler, ApplicationEventPublisher events, Clock clock) {
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
    Task<Void> warmUpTask(ObjectProvider<Warming> warming) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(UNEXPECTED))
                .execute((instance, _) -> next(warming.getObject().goOn(Long.parseLong(instance.getId()))));
    }

    private CompletionHandler<Void> next(Optional<Duration> pause) {
        return pause.<CompletionHandler<Void>>map(wait -> (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(wait)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }
}
