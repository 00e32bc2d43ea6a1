package io.mirrordesk.audit;

import org.jspecify.annotations.Nullable;

/**
 * What AWS answered.
 *
 * @param awsRequestId the id that AWS's support asks for, or null if the call never reached AWS
 * @param error the refusal in words, or null if the call succeeded
 * @param after JSON text read back after the call, or null to keep what the intent said
 */
public record Outcome(
        @Nullable String awsRequestId,
        @Nullable String error,
        @Nullable String after) {

    public static Outcome succeeded(@Nullable String awsRequestId) {
        return new Outcome(awsRequestId, null, null);
    }

    public static Outcome failed(@Nullable String awsRequestId, String error) {
        return new Outcome(awsRequestId, error, null);
    }

    /** Adds what reading the subject right after the call gave. */
    public Outcome readBack(@Nullable String json) {
        return new Outcome(awsRequestId, error, json);
    }
}
