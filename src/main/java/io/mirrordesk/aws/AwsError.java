package io.mirrordesk.aws;

import org.jspecify.annotations.Nullable;

/**
 * Why a call to AWS did not do what it should, worded for people.
 *
 * @param code AWS's error type without {@code Exception}, such as {@code SecretNotFound}, or one of the portal's own, such as {@code Unreachable}
 * @param message a sentence that says what happened
 * @param help a sentence that says what helps: retry, correct the secret, ask for a permission
 * @param requestId AWS's id of the call, null when there was no answer
 * @param passing whether the same call may succeed later: throttled, unreachable, an error inside of AWS
 */
public record AwsError(
        String code, String message, String help, @Nullable String requestId, boolean passing) {}
