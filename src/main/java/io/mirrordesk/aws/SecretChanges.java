package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Resource.RetiredSecret;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets. A value goes from the request to the pending secret, and from there to the secret that ECR reads; it is in no record and in no
 * exception. No key is named: ECR only reads secrets under the default key (user guide, “Storing your upstream registry credentials”).
 */
@Component
class SecretChanges {

    private static final String NOT_FOUND = "ResourceNotFound";

    private final AwsCalls calls;
    private final SecretReads reads;

    SecretChanges(AwsCalls calls, SecretReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    Change createPending(Origin origin, Resource.Secret secret, SecretValue value) {
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of("username", value.username(), "accessToken", value.accessToken()));
        return Change.of(() -> store(origin, secret.name(), json));
    }

    Change create(Origin origin, Resource.Secret secret) {
        return Change.of(() -> store(origin, secret.name(), filedValue(origin)));
    }

    /** Without a recovery window, which would keep the value and block the name. */
    Change delete(RegistryConnection connection, Resource.Secret secret) {
        return Change.of(() -> CallFailed.emptyIf(
                        NOT_FOUND,
                        () -> calls.secrets(
                                connection,
                                "DeleteSecret",
                                client -> client.deleteSecret(
                                        r -> r.secretId(secret.name()).forceDeleteWithoutRecovery(true))))
                .flatMap(Change::requestId));
    }

    /** With a recovery window. One that is scheduled already, or gone, stays as it is. */
    Change retire(RegistryConnection connection, Resource.Secret secret) {
        return Change.of(() -> CallFailed.emptyIf(NOT_FOUND, () -> scheduled(connection, secret.name()))
                .flatMap(made -> made));
    }

    private Optional<String> scheduled(RegistryConnection connection, String name) {
        try {
            return Change.requestId(calls.secrets(
                    connection,
                    "DeleteSecret",
                    client -> client.deleteSecret(
                            r -> r.secretId(name).recoveryWindowInDays(CredentialSpec.RECOVERY.toDays()))));
        } catch (CallFailed failed) {
            if (reads.secret(connection, name)
                    .filter(RetiredSecret.class::isInstance)
                    .isPresent()) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    /** Secrets Manager restores one that is not scheduled for deletion without a complaint. */
    Change restore(RegistryConnection connection, Resource.Secret secret) {
        return Change.calling(() -> calls.secrets(
                connection, "RestoreSecret", client -> client.restoreSecret(r -> r.secretId(secret.name()))));
    }

    private String filedValue(Origin origin) {
        Long request = origin.authorized().request();
        return Optional.ofNullable(request)
                .flatMap(id -> value(origin.connection(), CredentialSpec.pendingSecretName(id)))
                .orElseThrow(() -> CallFailed.refused(new AwsError(
                        "CredentialValueGone",
                        "The credential's value that was filed with the request is not in Secrets Manager any more.",
                        "Roll back and file the request again with the credential.",
                        null,
                        false)));
    }

    private Optional<String> store(Origin origin, String name, String json) {
        try {
            return Change.requestId(calls.secrets(
                    origin.connection(),
                    "CreateSecret",
                    client -> client.createSecret(
                            r -> r.name(name).secretString(json).tags(tags(origin)))));
        } catch (CallFailed failed) {
            if (failed.is("ResourceExists") && holds(origin.connection(), name, json)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private boolean holds(RegistryConnection connection, String name, String json) {
        return value(connection, name).filter(json::equals).isPresent();
    }

    private Optional<String> value(RegistryConnection connection, String name) {
        return CallFailed.emptyIf(
                NOT_FOUND,
                () -> calls.secrets(
                                connection, "GetSecretValue", client -> client.getSecretValue(r -> r.secretId(name)))
                        .secretString());
    }

    private static Tag[] tags(Origin origin) {
        Tag authority = tag("mirrordesk:authority", origin.authorized().authority());
        Long request = origin.authorized().request();
        return request == null
                ? new Tag[] {authority}
                : new Tag[] {authority, tag("mirrordesk:request", Long.toString(request))};
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
