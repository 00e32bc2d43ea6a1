package io.mirrordesk.run;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.aws.AuthorizedStep;
import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.StepExecutor;
import io.mirrordesk.aws.StepResult;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Observation.Absent;
import io.mirrordesk.plan.Observation.Unknown;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.Planner;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Resource.Repository;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TargetState;
import io.mirrordesk.run.Leases.Lease;
import io.mirrordesk.run.ReconcileResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Carries out what a standing order allows: bringing one existing repository to its target. */
@Service
public class OrderRuns {

    private final Leases leases;
    private final Brake brake;
    private final LiveState live;
    private final StepExecutor executor;
    private final LostAnswers answers;
    private final Audit audit;

    OrderRuns(Leases leases, Brake brake, LiveState live, StepExecutor executor, LostAnswers answers, Audit audit) {
        this.leases = leases;
        this.brake = brake;
        this.live = live;
        this.executor = executor;
        this.answers = answers;
        this.audit = audit;
    }

    /**
     * Brings a repository to all that the portal keeps of what its mirror says. Never creates one: what is gone stays gone.
     *
     * @param mirror what the repository should be
     */
    public ReconcileResult reconcile(ActiveOrder order, Blueprint mirror, RepositoryName repository) {
        Repository target = mirror.repository(repository);
        Optional<Lease> lease = leases.acquire(order.registry());
        if (lease.isEmpty()) {
            return ended(Outcome.BUSY, List.of());
        }
        Subject subject = target.subject();
        Observation observation =
                live.observe(order.registry(), Set.of(subject)).of(subject);
        return switch (observation) {
            case Absent _ -> ended(Outcome.GONE, List.of());
            case Unknown(String why) ->
                failed(new RunError("Unreadable", why, "It is tried again in a moment.", null), List.of(), true);
            case Observation.Present(Resource found) -> {
                List<Step> steps = between(observation, target, order);
                settleEarlier(order, subject, steps);
                List<Step> kept =
                        steps.stream().filter(step -> mirror.keeps(step.kind())).toList();
                boolean all = kept.size() == steps.size() && !((Repository) found).needsRecreation(target);
                yield carryOut(order, kept, all ? Outcome.CONFORMS : Outcome.AS_CREATED, lease.get());
            }
        };
    }

    /** Answers for the calls of a process that died in them, about a repository that turned out to be as it should be. */
    public void answer(ActiveOrder order, RepositoryName conforming) {
        settleEarlier(order, Subject.repository(conforming), List.of());
    }

    private static List<Step> between(Observation observation, Repository target, ActiveOrder order) {
        Subject subject = target.subject();
        return Planner.plan(
                        order.registry(),
                        TargetState.of(List.of(target)),
                        new ObservedState(Map.of(subject, observation)),
                        Set.of(subject),
                        List.of())
                .steps();
    }

    /** @param end how it has ended once all steps are done */
    private ReconcileResult carryOut(ActiveOrder order, List<Step> steps, Outcome end, Lease lease) {
        List<String> done = new ArrayList<>();
        for (Step step : steps) {
            if (!order.order().stepKinds().contains(step.kind())
                    || !order.order()
                            .prefix()
                            .covers(RepositoryName.parse(step.subject().name()))) {
                return new ReconcileResult(Outcome.NOT_AUTHORIZED, done, notAllowed(step), false);
            }
            try {
                leases.require(lease);
            } catch (LeaseLost _) {
                return ended(Outcome.BUSY, done);
            }
            if (!brake.isReleased(order.registry())) {
                return ended(Outcome.HALTED, done);
            }
            Optional<AwsError> error = carryOut(order, step);
            if (error.isPresent()) {
                return failed(RunError.of(error.get()), done, error.get().passing());
            }
            done.add(step.kind().toString());
        }
        return ended(end, done);
    }

    private Optional<AwsError> carryOut(ActiveOrder order, Step step) {
        AuthorizedStep authorized =
                new AuthorizedStep(step, order.authority(), order.request(), Actor.service("reconcile"));
        return switch (executor.execute(live.connection(order.registry()), authorized)) {
            case StepResult.Succeeded _ -> Optional.empty();
            case StepResult.Failed failed -> Optional.of(failed.error());
            case StepResult.Lost(var error, var record) ->
                answers.showEffect(order.registry(), step, record) ? Optional.empty() : Optional.of(error);
        };
    }

    /** Answers for calls that were under way when a process died: what is still to be done had no effect. */
    private void settleEarlier(ActiveOrder order, Subject subject, List<Step> steps) {
        audit.unanswered(order.request(), subject.toString()).forEach(call -> {
            boolean open =
                    steps.stream().anyMatch(step -> step.kind().toString().equals(call.action()));
            answers.record(call.id(), !open);
        });
    }

    private static RunError notAllowed(Step step) {
        return new RunError(
                "NotAuthorized",
                "The standing order does not allow " + step.kind() + ".",
                "File a request that changes the mirror or its template.",
                null);
    }

    private static ReconcileResult ended(Outcome outcome, List<String> done) {
        return new ReconcileResult(outcome, done, null, outcome == Outcome.BUSY || outcome == Outcome.HALTED);
    }

    private static ReconcileResult failed(RunError error, List<String> done, boolean passing) {
        return new ReconcileResult(Outcome.FAILED, done, error, passing);
    }
}
