package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.wire.AwsError;

/** A refusal that Secrets Manager's model knows: its text is the member {@code Message}, with a capital. */
final class SecretsManagerError extends AwsError {

    private static final long serialVersionUID = 1;

    SecretsManagerError(String type, String message) {
        super(type, message);
    }

    @Override
    protected String textMember() {
        return "Message";
    }
}
