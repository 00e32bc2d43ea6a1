package io.mirrordesk.portal.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run got with a step.
 *
 * @param state PENDING, RUNNING, SUCCEEDED, FAILED, SKIPPED or UNDONE
 */
public record StepProgress(
        String state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String awsRequestId,
        @Nullable StepFault fault) {

    /** The same step after its inverse. */
    StepProgress undone() {
        return new StepProgress("UNDONE", startedAt, finishedAt, awsRequestId, fault);
    }
}
