package io.mirrordesk.run;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param error why the run failed, or who cancelled it; null unless it did
 * @param wish what it will do before its next step because somebody wants it; null for going on
 * @param rollingBack whether it is undoing, or has undone, what it did
 */
public record RunView(
        long id,
        long request,
        RegistryId registry,
        RunState state,
        String planHash,
        boolean rollingBack,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable RunError error,
        @Nullable RunWish wish,
        List<StepRun> steps) {

    /** Code of the error of a run that somebody cancelled: it can be gone on with, unlike one whose decision is void. */
    static final String CANCELLED = "Cancelled";

    public RunView {
        steps = List.copyOf(steps);
    }

    RunView with(List<StepRun> its) {
        return new RunView(
                id,
                request,
                registry,
                state,
                planHash,
                rollingBack,
                createdAt,
                startedAt,
                finishedAt,
                error,
                wish,
                its);
    }

    /** Whether it ended because somebody wanted it to. */
    public boolean isCancelledBySomebody() {
        return state == RunState.CANCELLED && error != null && error.code().equals(CANCELLED);
    }

    /** Whether anything was asked of AWS. */
    public boolean hasCalledAws() {
        return steps.stream().anyMatch(step -> step.startedAt() != null);
    }

    /**
     * One step of a run.
     *
     * @param index from 1, in the order of the plan; the inverses of a roll back follow
     * @param undoes index of the step that this one undoes, else null
     */
    public record StepRun(
            int index,
            Step step,
            @Nullable Integer undoes,
            StepState state,
            @Nullable String awsRequestId,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable RunError error) {}
}
