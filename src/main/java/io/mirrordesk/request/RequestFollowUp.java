package io.mirrordesk.request;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.run.RunError;
import io.mirrordesk.run.RunEvent;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Follows the run of a request, and ends what waits for a decision too long. */
@Configuration(proxyBeanMethods = false)
class RequestFollowUp {

    private static final Duration LOOK_AGAIN = Duration.ofHours(6);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final RequestRows rows;
    private final PendingCredentials pending;
    private final Clock clock;

    RequestFollowUp(RequestRows rows, PendingCredentials pending, Clock clock) {
        this.rows = rows;
        this.pending = pending;
        this.clock = clock;
    }

    /** In the run's transaction: a request and its run never tell different stories. */
    @EventListener
    void follow(RunEvent event) {
        Request request = rows.locked(event.request()).orElseThrow();
        switch (event) {
            case RunEvent.Started started -> request.runs(started.run(), clock.instant());
            case RunEvent.Succeeded _ -> request.complete(clock.instant());
            case RunEvent.Failed failed -> request.fail(failed.error().message(), clock.instant());
            case RunEvent.Cancelled ended ->
                request.cancel(ended.run(), ended.error().message(), clock.instant());
            case RunEvent.RolledBack undone -> request.undo(left(undone.left()), clock.instant());
            case RunEvent.Lapsed _ -> request.lapse(clock.instant());
            case RunEvent.PlanMoved moved -> request.reopen(moved.plan(), clock.instant());
            case RunEvent.WarmUpWanted _ -> {}
            case RunEvent.RolloutWanted _ -> {}
        }
        if (request.isOver()) {
            pending.dropSoon(request.id());
        }
    }

    private static String left(@Nullable RunError left) {
        return left == null ? "It was rolled back: what it had changed is undone." : left.message();
    }

    @Bean
    Task<Void> pendingCredentialTask(ObjectProvider<PendingTimeout> timeout) {
        return Tasks.custom(PendingCredentials.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, _) -> timeout.getObject().look(Long.parseLong(instance.getId()))
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) -> operations.reschedule(
                                complete, complete.getTimeDone().plus(LOOK_AGAIN)));
    }
}
