package io.mirrordesk.request;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.run.RunEvent;
import io.mirrordesk.run.RunState;
import io.mirrordesk.run.RunView;
import io.mirrordesk.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final Runs runs;
    private final PendingCredentials pending;
    private final Clock clock;

    RequestFollowUp(RequestRows rows, Runs runs, PendingCredentials pending, Clock clock) {
        this.rows = rows;
        this.runs = runs;
        this.pending = pending;
        this.clock = clock;
    }

    /** In the run's transaction: a request and its run never tell different stories. */
    @EventListener
    void follow(RunEvent event) {
        Request request = rows.locked(event.request()).orElseThrow();
        switch (event) {
            case RunEvent.Started started -> request.runs(started.run(), clock.instant());
            case RunEvent.Succeeded _, RunEvent.Failed _, RunEvent.Cancelled _, RunEvent.RolledBack _ ->
                conclude(request);
            case RunEvent.Lapsed _ -> request.lapse(clock.instant());
            case RunEvent.PlanMoved moved -> request.reopen(moved.plan(), clock.instant());
            case RunEvent.WarmUpWanted _ -> {}
            case RunEvent.RolloutWanted _ -> {}
            case RunEvent.RepositoriesRecreated _ -> {}
        }
        if (request.isOver()) {
            pending.dropSoon(request.id());
        }
    }

    /** A request with several registries has ended when each of its runs has. */
    private void conclude(Request request) {
        List<RunView> all = runs.ofRequest(request.id());
        if (all.stream().anyMatch(run -> !run.state().isEnded())) {
            return;
        }
        Optional<RunView> stopped = all.stream()
                .filter(run -> run.state() == RunState.FAILED || run.state() == RunState.CANCELLED)
                .findFirst();
        Optional<RunView> undone =
                all.stream().filter(run -> run.state() == RunState.ROLLED_BACK).findFirst();
        if (stopped.isPresent()) {
            request.fail(stopped.get().id(), why(stopped.get(), all), clock.instant());
        } else if (undone.isPresent()) {
            request.undo(left(undone.get(), all), clock.instant());
        } else {
            request.complete(clock.instant());
        }
    }

    private static String why(RunView run, List<RunView> all) {
        String message = run.error() == null ? "" : run.error().message();
        return in(run, all) + message;
    }

    private static String left(RunView run, List<RunView> all) {
        return in(run, all)
                + (run.error() == null
                        ? "It was rolled back: what it had changed is undone."
                        : run.error().message());
    }

    private static String in(RunView run, List<RunView> all) {
        return all.size() == 1 ? "" : run.registry() + ": ";
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
