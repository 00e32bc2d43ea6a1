package io.mirrordesk.run;

import io.mirrordesk.aws.AwsError;
import org.jspecify.annotations.Nullable;

/**
 * Why a step or a run failed.
 *
 * @param code AWS's exception type, or the portal's own word
 * @param message a sentence for people
 * @param help what helps
 */
public record RunError(
        String code, String message, String help, @Nullable String awsRequestId) {

    static RunError of(AwsError error) {
        return new RunError(error.code(), error.message(), error.help(), error.requestId());
    }
}
