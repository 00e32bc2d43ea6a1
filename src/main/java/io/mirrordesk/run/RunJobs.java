package io.mirrordesk.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Schedules runs, in the transaction of what asked for them. */
@Component
class RunJobs {

    static final String TASK = "run";

    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunJobs(ObjectProvider<SchedulerClient> scheduler, ApplicationEventPublisher events, Clock clock) {
        this.scheduler = scheduler;
        this.events = events;
        this.clock = clock;
    }

    void schedule(long run) {
        scheduler
                .getObject()
                .scheduleIfNotExists(
                        SchedulableInstance.of(new TaskInstance<>(TASK, Long.toString(run)), clock.instant()));
        events.publishEvent(new WorkScheduled());
    }
}
