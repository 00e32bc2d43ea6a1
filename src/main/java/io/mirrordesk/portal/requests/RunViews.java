package io.mirrordesk.portal.requests;

import io.mirrordesk.run.RunState;
import io.mirrordesk.run.RunView.StepRun;
import io.mirrordesk.run.StepState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A run as its page shows it. */
final class RunViews {

    private RunViews() {}

    static RunView of(io.mirrordesk.run.RunView run) {
        List<StepRun> counted = run.steps().stream()
                .filter(step -> (step.undoes() != null) == run.rollingBack())
                .toList();
        long done = counted.stream().filter(RunViews::isDone).count();
        return new RunView(
                run.id(),
                run.state().name(),
                run.startedAt(),
                run.finishedAt(),
                (int) done,
                counted.size(),
                run.rollingBack(),
                first(run, StepState.RUNNING).map(RunViews::view).orElse(null),
                failed(run),
                run.wish() == null ? null : run.wish().name(),
                run.isCancelledBySomebody() && run.error() != null ? run.error().message() : null,
                existing(run));
    }

    private static boolean isDone(StepRun step) {
        return step.state() == StepState.SUCCEEDED || step.state() == StepState.SKIPPED;
    }

    private static Optional<StepRun> first(io.mirrordesk.run.RunView run, StepState state) {
        return run.steps().stream().filter(step -> step.state() == state).findFirst();
    }

    private static StepView view(StepRun step) {
        return PlanViews.step(step.step(), step.index(), PlanViews.progress(step));
    }

    /** The step that failed; where none did, the run's own reason stands at the first open step. */
    private static @org.jspecify.annotations.Nullable StepView failed(io.mirrordesk.run.RunView run) {
        if (run.state() != RunState.FAILED) {
            return null;
        }
        StepRun step = first(run, StepState.FAILED)
                .or(() -> first(run, StepState.RUNNING))
                .or(() -> first(run, StepState.PENDING))
                .orElse(run.steps().isEmpty() ? null : run.steps().getLast());
        if (step == null) {
            return null;
        }
        StepRun withReason = step.error() != null
                ? step
                : new StepRun(
                        step.index(),
                        step.step(),
                        step.undoes(),
                        step.state(),
                        step.awsRequestId(),
                        step.startedAt(),
                        step.finishedAt(),
                        run.error());
        return view(withReason);
    }

    /** How far it got with each step of the plan, by index; what was done and is undone says so. */
    static Map<Integer, StepProgress> progress(io.mirrordesk.run.RunView run) {
        Set<Integer> undone = undone(run);
        return run.steps().stream()
                .filter(step -> step.undoes() == null)
                .collect(Collectors.toMap(StepRun::index, step -> {
                    StepProgress progress = PlanViews.progress(step);
                    return undone.contains(step.index()) ? progress.undone() : progress;
                }));
    }

    /** Indexes of the steps whose inverse is done. */
    static Set<Integer> undone(io.mirrordesk.run.RunView run) {
        return run.steps().stream()
                .filter(RunViews::isDone)
                .map(StepRun::undoes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What is there now because of this run. */
    private static List<String> existing(io.mirrordesk.run.RunView run) {
        Set<Integer> undone = undone(run);
        return run.steps().stream()
                .filter(step -> step.undoes() == null && step.state() == StepState.SUCCEEDED)
                .filter(step -> !undone.contains(step.index()))
                .map(step -> step.step().subject().toString())
                .distinct()
                .toList();
    }
}
