package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.wire.AwsError;

/** Secrets Manager's refusals as named values. */
final class SecretErrors {

    private SecretErrors() {}

    static AwsError notFound() {
        return new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    static AwsError valueNotFound(String stage) {
        return new AwsError(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: " + stage);
    }

    static AwsError versionNotFound(String version) {
        return new AwsError(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for VersionId: " + version);
    }

    static AwsError exists(String name) {
        return new AwsError(
                "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
    }

    static AwsError deletionScheduled(String name) {
        return new AwsError(
                "InvalidRequestException",
                "You can't create this secret because a secret with this name is already scheduled for deletion: "
                        + name);
    }

    static AwsError markedForDeletion() {
        return new AwsError(
                "InvalidRequestException",
                "You can't perform this operation on the secret because it was marked for deletion.");
    }

    static AwsError versionExists(String version) {
        return new AwsError(
                "ResourceExistsException",
                "You can't use ClientRequestToken " + version
                        + " because that value is already in use for a version of another value.");
    }

    static AwsError invalidParameter(String message) {
        return new AwsError("InvalidParameterException", message);
    }
}
