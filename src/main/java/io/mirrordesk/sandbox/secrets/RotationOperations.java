package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretRequest;

/** RotateSecret refuses as Secrets Manager does where there is no function to rotate with: the sandbox has no Lambda. */
final class RotationOperations {

    private final SecretFinder finder;

    RotationOperations(SecretFinder finder) {
        this.finder = finder;
    }

    void addTo(Operations operations) {
        operations.on("RotateSecret", RotateSecretRequest::builder, this::rotate);
    }

    private SdkPojo rotate(Caller caller, RotateSecretRequest request) {
        if (request.clientRequestToken() == null) {
            throw SecretErrors.invalidParameter(SecretErrors.noToken().text());
        }
        Checks.token(request.clientRequestToken());
        finder.active(caller, request.secretId());
        if (request.rotationLambdaARN() == null) {
            throw SecretErrors.invalidRequest(
                    "You tried to enable rotation on a secret that doesn't already have a"
                            + " Lambda function ARN configured and you didn't include such an ARN as a parameter in this call.");
        }
        throw new AwsError(
                "AccessDeniedException",
                "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants"
                        + " access to the principal secretsmanager.amazonaws.com.");
    }
}
