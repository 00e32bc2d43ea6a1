package io.mirrordesk.portal.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run of an approved plan.
 *
 * @param done of the steps, or of their inverses while it undoes
 * @param undoing whether it undoes, or has undone, what it did
 * @param now the step under way
 * @param failed the step that failed
 * @param wish {@code PAUSE} or {@code CANCEL}, which it does before its next step; else null
 * @param cancelled who cancelled it and when, a sentence; null unless somebody did
 * @param existing what exists by now because of it, as subjects
 */
public record RunView(
        long id,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int done,
        int total,
        boolean undoing,
        @Nullable StepView now,
        @Nullable StepView failed,
        @Nullable String wish,
        @Nullable String cancelled,
        List<String> existing) {

    /** Whether it goes on by itself. */
    public boolean isUnderWay() {
        return state.equals("QUEUED") || state.equals("RUNNING");
    }
}
