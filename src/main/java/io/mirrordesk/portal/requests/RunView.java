package io.mirrordesk.portal.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run of an approved plan.
 *
 * @param now the step under way
 * @param failed the step that failed
 * @param existing what exists by now because of it, as subjects
 */
public record RunView(
        long id,
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int done,
        int total,
        @Nullable StepView now,
        @Nullable StepView failed,
        List<String> existing) {}
