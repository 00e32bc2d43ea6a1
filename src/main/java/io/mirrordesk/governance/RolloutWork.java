package io.mirrordesk.governance;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.governance.RolloutView.Cause;
import io.mirrordesk.governance.RolloutView.State;
import io.mirrordesk.run.Brake;
import io.mirrordesk.run.RunError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries a roll-out on, a batch of repositories at a time. It goes on where the rows stand, so a crash anywhere is answered by calling
 * again; it stops by itself when too much fails or more images would expire than was decided.
 */
@Component
class RolloutWork {

    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration HALTED = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private final RolloutRows rows;
    private final RolloutItems items;
    private final RolloutStep step;
    private final RolloutSettings settings;
    private final Brake brake;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RolloutWork(
            RolloutRows rows,
            RolloutItems items,
            RolloutStep step,
            RolloutSettings settings,
            Brake brake,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.items = items;
        this.step = step;
        this.settings = settings;
        this.brake = brake;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns after which time to go on; empty when it is at its end, or held until somebody resumes it. */
    Optional<Duration> goOn(long id) {
        Instant begun = clock.instant();
        RolloutView rollout = rows.get(id);
        if (rollout.state() != State.RUNNING) {
            return Optional.empty();
        }
        if (!brake.isReleased(rollout.registry())) {
            return Optional.of(HALTED);
        }
        List<RolloutItem> batch = items.next(id, settings.batch());
        if (batch.isEmpty()) {
            end(rollout, State.DONE, null, null, "FinishRollout");
            return Optional.empty();
        }
        for (RolloutItem item : batch) {
            if (!rows.isRunning(id)) {
                return Optional.empty();
            }
            Optional<Duration> wait = carryOut(rollout, item);
            if (wait.isPresent()) {
                return wait;
            }
        }
        return Optional.of(batch.size() < settings.batch() ? Duration.ZERO : restOf(begun));
    }

    /** Returns how long to wait before the same repository is taken up again; empty to go on with the next. */
    private Optional<Duration> carryOut(RolloutView rollout, RolloutItem item) {
        RolloutStep.Result result = step.carryOut(rollout, item);
        if (result.tooMany() > 0) {
            stop(rollout, Cause.BOUND, tooManyImages(rollout, item, result.tooMany()));
            return Optional.empty();
        }
        if (result.state() == null) {
            return Optional.of(BUSY);
        }
        if (result.passing()) {
            int tried = items.tried(rollout.id(), item, result.error());
            if (tried < TRIES) {
                return Optional.of(Duration.ofSeconds(1L << tried));
            }
        }
        items.settle(rollout.id(), item, result.state(), result.error());
        if (result.state() == RolloutItem.State.FAILED) {
            stopWhenTooManyFailed(rollout.id(), item, result.error());
        }
        return Optional.empty();
    }

    private void stopWhenTooManyFailed(long id, RolloutItem item, @Nullable RunError error) {
        RolloutView now = rows.get(id);
        String last = "The last was " + item.repository() + (error == null ? "." : ": " + error.message());
        int inRow = rows.failuresInRow(id);
        if (inRow >= settings.failuresInRow()) {
            stop(now, Cause.FAILURES, "%d repositories failed one after the other. %s".formatted(inRow, last));
        } else if (settings.isTooMany(now.counts().settled(), now.counts().failed())) {
            stop(
                    now,
                    Cause.FAILURES,
                    "%,d of %,d repositories failed, which is more than %d %%. %s"
                            .formatted(now.counts().failed(), now.counts().settled(), settings.failedPercent(), last));
        }
    }

    private String tooManyImages(RolloutView rollout, RolloutItem item, long tooMany) {
        return "In %s %,d images would expire, %,d together with those before, and %,d were decided. Change the template again to decide about what is left."
                .formatted(item.repository(), tooMany, rows.get(rollout.id()).expired() + tooMany, rollout.mayExpire());
    }

    private void stop(RolloutView rollout, Cause cause, String reason) {
        end(rollout, State.STOPPED, cause, reason, "StopRollout");
    }

    private void end(RolloutView rollout, State to, @Nullable Cause cause, @Nullable String reason, String action) {
        transaction.executeWithoutResult(_ -> {
            if (rows.move(rollout.id(), to, cause, reason, State.RUNNING)) {
                audit.local(LocalChange.of(Actor.service("rollout"), action, rollout.subject())
                        .in(rollout.registry().toString())
                        .forRequest(rollout.request()));
            }
        });
    }

    private Duration restOf(Instant begun) {
        Duration left = settings.pace().minus(Duration.between(begun, clock.instant()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
