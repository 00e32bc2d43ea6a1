package io.mirrordesk.run;

import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Observation.Absent;
import io.mirrordesk.plan.Observation.Unknown;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.SubjectsUnknown;
import io.mirrordesk.run.Leases.Lease;
import io.mirrordesk.run.RunView.StepRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Undoes what a run did, the last step first. It only ever carries out the inverse of a step that this run carried out: that
 * is all the decision allows besides the plan itself. A repository that replaced a deleted one stays: the old one does not come back, and
 * without the new one pulls would find nothing.
 */
@Component
class RollBack {

    private final RunStore store;
    private final StepRunner steps;
    private final LiveState live;

    RollBack(RunStore store, StepRunner steps, LiveState live) {
        this.store = store;
        this.steps = steps;
        this.live = live;
    }

    /**
     * Returns the steps that nothing can undo.
     *
     * @throws StepFailed when an inverse is refused; retrying goes on from there
     */
    List<Step> carryOut(RunView run, Lease lease) {
        Set<Subject> created = subjectsOf(run, StepKind.CREATE_REPOSITORY);
        Set<Subject> deleted = subjectsOf(run, StepKind.DELETE_REPOSITORY);
        carriedOut(run).reversed().stream()
                .filter(step -> !(step.step() instanceof Step.OnRepository
                        && created.contains(step.step().subject())))
                .filter(step -> !(step.step() instanceof Step.CreateRepository
                        && deleted.contains(step.step().subject())))
                .forEach(step -> undo(run, step, lease));
        return carriedOut(run).stream()
                .map(StepRun::step)
                .filter(step -> step.inverse().isEmpty())
                .toList();
    }

    private static Set<Subject> subjectsOf(RunView run, StepKind kind) {
        return carriedOut(run).stream()
                .map(StepRun::step)
                .filter(step -> step.kind() == kind)
                .map(Step::subject)
                .collect(Collectors.toSet());
    }

    /** Steps that took effect; those of which it was not known are settled by now. */
    private static List<StepRun> carriedOut(RunView run) {
        return run.steps().stream()
                .filter(step -> step.undoes() == null)
                .filter(step -> step.state() == StepState.SUCCEEDED)
                .toList();
    }

    private void undo(RunView run, StepRun done, Lease lease) {
        done.step()
                .inverse()
                .filter(inverse -> isNeeded(run, inverse))
                .ifPresent(inverse -> steps.carryOut(run, row(run, done, inverse), lease));
    }

    private boolean isNeeded(RunView run, Step inverse) {
        Subject subject = inverse.subject();
        Observation observation = live.observe(run.registry(), Set.of(subject)).of(subject);
        if (observation instanceof Unknown(String why)) {
            throw new SubjectsUnknown(List.of(subject + ": " + why));
        }
        boolean isGone = observation instanceof Absent && inverse instanceof Step.OnRepository;
        return !isGone && !Effects.has(inverse, observation);
    }

    private StepRun row(RunView run, StepRun done, Step inverse) {
        return inverseOf(run, done).orElseGet(() -> {
            int index = store.append(run.id(), inverse, done.index());
            return new StepRun(index, inverse, done.index(), StepState.PENDING, null, null, null, null);
        });
    }

    private Optional<StepRun> inverseOf(RunView run, StepRun done) {
        return store.get(run.id()).steps().stream()
                .filter(step -> step.undoes() != null && step.undoes() == done.index())
                .findFirst();
    }
}
