package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the SDK understood of a refusal: {@code refusal(() -> …).is("ResourceNotFoundException", "…")}. */
record Refusal(AwsServiceException exception) {

    static Refusal refusal(Runnable call) {
        AwsServiceException exception = catchThrowableOfType(AwsServiceException.class, call::run);
        assertThat(exception).as("a refusal").isNotNull();
        return new Refusal(exception);
    }

    Refusal is(String code) {
        assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(code);
        return this;
    }

    Refusal is(String code, String message) {
        assertThat(exception.awsErrorDetails().errorMessage()).isEqualTo(message);
        return is(code);
    }

    Refusal hasStatus(int status) {
        assertThat(exception.statusCode()).isEqualTo(status);
        return this;
    }
}
