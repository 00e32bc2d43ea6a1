package io.mirrordesk.run;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.Audit.Unanswered;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Observation.Unknown;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.SubjectsUnknown;
import io.mirrordesk.run.RunView.StepRun;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Answers for the calls that were under way when the process died: what AWS has now says whether they were carried out. */
@Component
class Interrupted {

    private final RunStore store;
    private final LiveState live;
    private final LostAnswers answers;
    private final Audit audit;

    Interrupted(RunStore store, LiveState live, LostAnswers answers, Audit audit) {
        this.store = store;
        this.live = live;
        this.answers = answers;
        this.audit = audit;
    }

    /**
     * Settles every step that was under way, or failed without an answer; returns the run as it then is.
     *
     * @throws SubjectsUnknown when a subject cannot be read
     */
    RunView settle(RunView run) {
        List<StepRun> open =
                run.steps().stream().filter(step -> isOpen(run, step)).toList();
        open.forEach(step -> settle(run, step));
        return open.isEmpty() ? run : store.get(run.id());
    }

    private boolean isOpen(RunView run, StepRun step) {
        return switch (step.state()) {
            case RUNNING -> true;
            case FAILED -> !unanswered(run, step).isEmpty();
            case PENDING, SUCCEEDED, SKIPPED -> false;
        };
    }

    private void settle(RunView run, StepRun step) {
        Observation found = read(run, step.step().subject());
        boolean done = Effects.has(step.step(), found);
        List<Unanswered> calls = unanswered(run, step);
        for (Unanswered call : calls) {
            boolean forward = call.equals(calls.getFirst()) && isOf(step.step(), call);
            answers.record(call.id(), forward ? done : isTakenBack(step.step(), found));
        }
        store.settle(run.id(), step.index(), done ? StepState.SUCCEEDED : StepState.PENDING);
    }

    private Observation read(RunView run, Subject subject) {
        Observation observation = live.observe(run.registry(), Set.of(subject)).of(subject);
        if (observation instanceof Unknown(String why)) {
            throw new SubjectsUnknown(List.of(subject + ": " + why));
        }
        return observation;
    }

    private static boolean isTakenBack(Step step, Observation found) {
        return step.inverse().filter(wayBack -> Effects.has(wayBack, found)).isPresent();
    }

    /** The step's own call, and behind it the one that takes it back within the step, as for a rule that ECR cannot use. */
    private List<Unanswered> unanswered(RunView run, StepRun step) {
        return audit.unanswered(run.request(), step.step().subject().toString()).stream()
                .filter(call -> isOf(step.step(), call)
                        || step.step()
                                .inverse()
                                .filter(wayBack -> isOf(wayBack, call))
                                .isPresent())
                .toList();
    }

    private static boolean isOf(Step step, Unanswered call) {
        return step.kind().toString().equals(call.action());
    }
}
