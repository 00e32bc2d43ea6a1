package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.ValidateResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.ValidateResourcePolicyResponse;

/** A secret's resource policy as a document: it is kept and shown, and lets nobody in. */
final class PolicyOperations {

    private final SecretFinder finder;
    private final Secrets secrets;

    PolicyOperations(SecretFinder finder, Secrets secrets) {
        this.finder = finder;
        this.secrets = secrets;
    }

    void addTo(Operations operations) {
        operations
                .on("PutResourcePolicy", PutResourcePolicyRequest::builder, this::put)
                .on("GetResourcePolicy", GetResourcePolicyRequest::builder, this::get)
                .on("DeleteResourcePolicy", DeleteResourcePolicyRequest::builder, this::delete)
                .on("ValidateResourcePolicy", ValidateResourcePolicyRequest::builder, this::validate);
    }

    private SdkPojo put(Caller caller, PutResourcePolicyRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        ResourcePolicy policy = ResourcePolicy.parse(Objects.requireNonNullElse(request.resourcePolicy(), ""));
        if (Boolean.TRUE.equals(request.blockPublicPolicy()) && policy.isPublic()) {
            throw new SecretsManagerError(
                    "PublicPolicyException",
                    "The BlockPublicPolicy parameter is set to true, and the resource policy did not prevent broad"
                            + " access to the secret.");
        }
        secrets.setPolicy(secret.id(), request.resourcePolicy());
        return PutResourcePolicyResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }

    private SdkPojo get(Caller caller, GetResourcePolicyRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        return GetResourcePolicyResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .resourcePolicy(secrets.policy(secret.id()).orElse(null))
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteResourcePolicyRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        secrets.setPolicy(secret.id(), null);
        return DeleteResourcePolicyResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }

    private SdkPojo validate(Caller caller, ValidateResourcePolicyRequest request) {
        if (request.secretId() != null) {
            finder.active(caller, request.secretId());
        }
        ResourcePolicy policy = ResourcePolicy.parse(Objects.requireNonNullElse(request.resourcePolicy(), ""));
        return ValidateResourcePolicyResponse.builder()
                .policyValidationPassed(!policy.isPublic())
                .validationErrors(policy.isPublic() ? List.of(ResourcePolicy.PUBLIC) : List.of())
                .build();
    }
}
