package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.wire.AwsError;

/** Secrets Manager's refusals as named values. */
final class SecretErrors {

    private SecretErrors() {}

    static AwsError notFound() {
        return notFound("Secrets Manager can't find the specified secret.");
    }

    static AwsError valueNotFound(String stage) {
        return notFound("Secrets Manager can't find the specified secret value for staging label: " + stage);
    }

    static AwsError versionNotFound(String version) {
        return notFound("Secrets Manager can't find the specified secret value for VersionId: " + version);
    }

    private static AwsError notFound(String message) {
        return new SecretsManagerError("ResourceNotFoundException", message);
    }

    static AwsError exists(String name) {
        return new SecretsManagerError(
                "ResourceExistsException", "The operation failed because the secret " + name + " already exists.");
    }

    static AwsError tokenInUse(String token, String arn) {
        return new SecretsManagerError(
                "ResourceExistsException",
                "You can't use ClientRequestToken " + token
                        + " because that value is already in use for a version of secret " + arn + ".");
    }

    static AwsError deletionScheduled() {
        return invalidRequest(
                "You can't create this secret because a secret with this name is already scheduled for deletion.");
    }

    static AwsError alreadyDeleted() {
        return invalidRequest(
                "You can't perform this operation on the secret because it was already scheduled for deletion.");
    }

    static AwsError markedForDeletion() {
        return invalidRequest("You can't perform this operation on the secret because it was marked for deletion.");
    }

    static AwsError noToken() {
        return invalidRequest("You must provide a ClientRequestToken value. We recommend a UUID-type value.");
    }

    static AwsError denied(String callerArn, String resource) {
        return new AwsError(
                "AccessDeniedException",
                "User: " + callerArn + " is not authorized to perform this operation on resource: " + resource
                        + " because no resource-based policy allows it");
    }

    static AwsError malformedPolicy() {
        return new SecretsManagerError("MalformedPolicyDocumentException", "The resource policy has syntax errors.");
    }

    static AwsError invalidRequest(String message) {
        return new SecretsManagerError("InvalidRequestException", message);
    }

    static AwsError invalidParameter(String message) {
        return new SecretsManagerError("InvalidParameterException", message);
    }

    static AwsError invalidNextToken() {
        return new SecretsManagerError("InvalidNextTokenException", "The NextToken value is invalid.");
    }

    static AwsError validation(String message) {
        return new AwsError("ValidationException", message);
    }

    /**
     * A member breaks a constraint of the API's model.
     *
     * @param value as it is shown; not for values of secrets
     */
    static AwsError broken(String value, String member, String constraint) {
        return validation("1 validation error detected: Value " + value + " at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }
}
