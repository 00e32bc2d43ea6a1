package io.mirrordesk.run;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.desired.Composition;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Step;
import io.mirrordesk.run.RunStore.Order;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a run begins and ends: each in one transaction with everything that follows from it. */
@Component
class RunEnds {

    /** How long a decision waits for its run to start. */
    private static final Duration LIFETIME = Duration.ofHours(24);

    private static final RunError NOT_STARTED = new RunError(
            "NotStarted",
            "The run could not start within 24 hours of the approval, so the decision is void.",
            "Read the plan and decide again.",
            null);

    private final RunStore store;
    private final Promotions promotions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunEnds(RunStore store, Promotions promotions, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.promotions = promotions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Returns whether the run is under way: nobody ended it meanwhile. */
    @Transactional
    boolean begun(RunView run) {
        store.lockDecision(run.request());
        if (store.move(run.id(), RunState.RUNNING, null, RunState.QUEUED)) {
            record(run, "StartRun");
            events.publishEvent(new RunEvent.Started(run.request(), run.id()));
            return true;
        }
        return store.get(run.id()).state() == RunState.RUNNING;
    }

    /** Nobody carried it out within a day, so nobody knows any more what it was decided about: back to review. */
    @Transactional
    boolean lapsed(RunView run) {
        if (run.startedAt() != null
                || run.createdAt().plus(LIFETIME).isAfter(clock.instant())
                || isUnderWayElsewhere(run)) {
            return false;
        }
        boolean ended = store.move(run.id(), RunState.CANCELLED, NOT_STARTED, RunState.QUEUED);
        if (ended) {
            voidElsewhere(run, NOT_STARTED);
            record(run, "VoidDecision");
            events.publishEvent(new RunEvent.Lapsed(run.request(), run.id()));
        }
        return ended;
    }

    /** Nothing is left to do: what was asked is now desired, its orders stand, and its images wait for their first pull. */
    @Transactional
    void succeeded(RunView run, Composition goal) {
        store.lockDecision(run.request());
        Order order = store.order(run.id());
        Optional<RunError> refused = promotions.refused(run, order);
        if (refused.isPresent()) {
            failed(run, refused.get());
            return;
        }
        if (!store.move(run.id(), RunState.SUCCEEDED, null, RunState.RUNNING)) {
            return;
        }
        skipOpenSteps(run);
        List<RunEvent.RolloutWanted> rollouts = promotions.promote(run, order, goal);
        record(run, "FinishRun");
        events.publishEvent(new RunEvent.Succeeded(run.request(), run.id()));
        rollouts.forEach(events::publishEvent);
        List<RepositoryName> recreated = order.change().recreates();
        if (!recreated.isEmpty()) {
            events.publishEvent(new RunEvent.RepositoriesRecreated(run.request(), run.registry(), recreated));
        }
        MirrorSpec mirror = order.change().mirror();
        if (mirror != null && !mirror.warm().isEmpty()) {
            events.publishEvent(new RunEvent.WarmUpWanted(run.request(), run.registry(), mirror, mirror.warm()));
        }
    }

    @Transactional
    void failed(RunView run, RunError error) {
        if (store.move(run.id(), RunState.FAILED, error, RunState.RUNNING)) {
            record(run, "FailRun");
            events.publishEvent(new RunEvent.Failed(run.request(), run.id(), error));
        }
    }

    /** Pauses or cancels a run that is in one of these states; returns whether it was. */
    @Transactional
    boolean halted(RunView run, RunWish wish, String by, RunState... from) {
        if (wish == RunWish.PAUSE) {
            return store.move(run.id(), RunState.PAUSED, null, from);
        }
        RunError error = cancelled(store.get(run.id()), by);
        boolean ended = store.move(run.id(), RunState.CANCELLED, error, from);
        if (ended) {
            events.publishEvent(new RunEvent.Cancelled(run.request(), run.id(), error));
        }
        return ended;
    }

    private static RunError cancelled(RunView run, String by) {
        long done = run.steps().stream()
                .filter(step -> step.state() == StepState.SUCCEEDED)
                .count();
        return new RunError(
                RunView.CANCELLED,
                done == 0
                        ? by + " cancelled the run before anything was changed."
                        : by + " cancelled the run after " + done + " of "
                                + run.steps().size() + " steps. What they changed stays.",
                "Retry goes on from there; roll back undoes it.",
                null);
    }

    @Transactional
    void rolledBack(RunView run, List<Step> left) {
        RunError error = left.isEmpty() ? null : notUndone(left);
        if (store.move(run.id(), RunState.ROLLED_BACK, error, RunState.RUNNING)) {
            record(run, "RollBackRun");
            events.publishEvent(new RunEvent.RolledBack(run.request(), run.id(), error));
        }
    }

    /** The registry wants other steps than were decided about: back to review if nothing was called yet, else failed. */
    @Transactional
    void deviated(RunView run, Plan plan) {
        if (run.hasCalledAws() || isUnderWayElsewhere(run)) {
            failed(run, planChanged(plan.steps()));
        } else if (store.move(run.id(), RunState.CANCELLED, planChanged(plan.steps()), RunState.RUNNING)) {
            voidElsewhere(run, planChanged(plan.steps()));
            record(run, "VoidDecision");
            events.publishEvent(new RunEvent.PlanMoved(run.request(), run.id(), plan));
        }
    }

    /** Whether the decision is being carried out in another registry, so that it cannot be void any more; nobody begins there meanwhile. */
    private boolean isUnderWayElsewhere(RunView run) {
        store.lockDecision(run.request());
        return elsewhere(run).anyMatch(other -> other.startedAt() != null);
    }

    private void voidElsewhere(RunView run, RunError why) {
        elsewhere(run).forEach(other -> store.move(other.id(), RunState.CANCELLED, why, RunState.QUEUED));
    }

    private Stream<RunView> elsewhere(RunView run) {
        return store.latestOf(List.of(run.request())).stream().filter(other -> other.id() != run.id());
    }

    private static RunError notUndone(List<Step> left) {
        return new RunError(
                "NotUndone",
                "All was undone but what no single call can undo: " + named(left) + ".",
                "Look at it in AWS, and file a request for what it should be.",
                null);
    }

    private static String named(List<Step> steps) {
        return steps.stream()
                .map(step -> step.kind() + " " + step.subject())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static RunError planChanged(List<Step> steps) {
        return new RunError(
                "PlanChanged",
                "The registry has changed since the plan was approved; it would now take: " + named(steps) + ".",
                "Roll back, or undo the change in AWS and retry.",
                null);
    }

    private void skipOpenSteps(RunView run) {
        store.get(run.id()).steps().stream()
                .filter(step -> step.state() != StepState.SUCCEEDED)
                .forEach(step -> store.settle(run.id(), step.index(), StepState.SKIPPED));
    }

    private void record(RunView run, String action) {
        Order order = store.order(run.id());
        audit.local(LocalChange.of(Actor.person(order.decidedBy()), action, "request:" + run.request())
                .in(run.registry().toString())
                .forRequest(run.request()));
    }
}
