package io.mirrordesk.run;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Observation.Unknown;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.SubjectsUnknown;
import io.mirrordesk.run.RunView.StepRun;
import java.util.List;
import java.util.Optional;
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
            case FAILED -> unanswered(run, step).isPresent();
            case PENDING, SUCCEEDED, SKIPPED -> false;
        };
    }

    private void settle(RunView run, StepRun step) {
        boolean done = isDone(run, step);
        unanswered(run, step).ifPresent(record -> answers.record(record, done));
        store.settle(run.id(), step.index(), done ? StepState.SUCCEEDED : StepState.PENDING);
    }

    private boolean isDone(RunView run, StepRun step) {
        Subject subject = step.step().subject();
        Observation observation = live.observe(run.registry(), Set.of(subject)).of(subject);
        if (observation instanceof Unknown(String why)) {
            throw new SubjectsUnknown(List.of(subject + ": " + why));
        }
        return Effects.has(step.step(), observation);
    }

    private Optional<Long> unanswered(RunView run, StepRun step) {
        return audit.unanswered(
                run.request(),
                step.step().kind().toString(),
                step.step().subject().toString());
    }
}
