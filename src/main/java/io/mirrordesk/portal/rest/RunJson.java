package io.mirrordesk.portal.rest;

import io.mirrordesk.run.RunError;
import io.mirrordesk.run.RunState;
import io.mirrordesk.run.RunView;
import io.mirrordesk.run.RunWish;
import io.mirrordesk.run.StepState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it. The inverses of a roll back follow the plan's steps and name the step that they undo.
 *
 * @param wish what it will do before its next step because somebody wants it; null for going on
 */
record RunJson(
        long id,
        String registry,
        RunState state,
        boolean rollingBack,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable RunError error,
        @Nullable RunWish wish,
        List<StepJson> steps) {

    /** How far the run got with a step. */
    record StepJson(
            int index,
            String kind,
            String subject,
            @Nullable Integer undoes,
            StepState state,
            @Nullable String awsRequestId,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable RunError error) {

        static StepJson of(RunView.StepRun step) {
            return new StepJson(
                    step.index(),
                    step.step().kind().toString(),
                    step.step().subject().toString(),
                    step.undoes(),
                    step.state(),
                    step.awsRequestId(),
                    step.startedAt(),
                    step.finishedAt(),
                    step.error());
        }
    }

    static RunJson of(RunView run) {
        return new RunJson(
                run.id(),
                run.registry().toString(),
                run.state(),
                run.rollingBack(),
                run.startedAt(),
                run.finishedAt(),
                run.error(),
                run.wish(),
                run.steps().stream().map(StepJson::of).toList());
    }
}
