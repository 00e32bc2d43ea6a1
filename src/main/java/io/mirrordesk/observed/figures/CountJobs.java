package io.mirrordesk.observed.figures;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Two durable tasks, each on one replica at a time: counting when {@link CountWatch} asks for it, and closing each day. */
@Configuration(proxyBeanMethods = false)
class CountJobs {

    private static final String COUNT = "inventory-count";
    private static final String CLOSE_DAY = "inventory-day";
    private static final String ALL = "all";
    private static final Duration BUSY = Duration.ofSeconds(5);
    private static final Schedule END_OF_DAY = Schedules.daily(ZoneOffset.UTC, LocalTime.of(23, 59));

    private final ObjectProvider<Scheduler> scheduler;
    private final ObjectProvider<Counting> counting;
    private final Clock clock;

    CountJobs(ObjectProvider<Scheduler> scheduler, ObjectProvider<Counting> counting, Clock clock) {
        this.scheduler = scheduler;
        this.counting = counting;
        this.clock = clock;
    }

    @Bean
    Task<Void> inventoryCountTask() {
        return Tasks.custom(COUNT, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(BUSY))
                .execute((_, _) ->
                        unlessBusy(() -> counting.getObject().count(), new CompletionHandler.OnCompleteRemove<>()));
    }

    @Bean
    Task<Void> inventoryDayTask() {
        return Tasks.custom(CLOSE_DAY, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(BUSY))
                .execute((_, _) -> unlessBusy(
                        () -> counting.getObject().closeDay(),
                        (complete, operations) -> operations.reschedule(complete, endOfDay())));
    }

    @EventListener(ApplicationReadyEvent.class)
    void scheduleEndOfDay() {
        scheduler.ifAvailable(jobs -> jobs.scheduleIfNotExists(new TaskInstance<>(CLOSE_DAY, ALL), endOfDay()));
    }

    /** Has the figures counted soon; one counting at a time. */
    void countSoon() {
        scheduler.ifAvailable(jobs -> jobs.scheduleIfNotExists(new TaskInstance<>(COUNT, ALL), clock.instant()));
    }

    private Instant endOfDay() {
        return END_OF_DAY.getInitialExecutionTime(clock.instant());
    }

    private static CompletionHandler<Void> unlessBusy(BooleanSupplier counting, CompletionHandler<Void> afterwards) {
        return counting.getAsBoolean()
                ? afterwards
                : (complete, operations) ->
                        operations.reschedule(complete, complete.getTimeDone().plus(BUSY));
    }
}
