package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** The values of secrets: get, put, and the update that may do both. */
final class ValueOperations {

    private final SecretFinder finder;
    private final Store store;
    private final Clock clock;

    ValueOperations(SecretFinder finder, Store store, Clock clock) {
        this.finder = finder;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("GetSecretValue", GetSecretValueRequest::builder, this::get)
                .on("PutSecretValue", PutSecretValueRequest::builder, this::put)
                .on("UpdateSecret", UpdateSecretRequest::builder, this::update);
    }

    private SdkPojo get(Caller caller, GetSecretValueRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        SecretVersion version = find(secret, request.versionId(), request.versionStage());
        return GetSecretValueResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(version.id())
                .secretString(version.text())
                .secretBinary(version.bytes() == null ? null : SdkBytes.fromByteArray(version.bytes()))
                .versionStages(version.stages())
                .createdDate(version.createdAt())
                .build();
    }

    private SecretVersion find(Secret secret, @Nullable String versionId, @Nullable String givenStage) {
        SecretVersions versions = store.secretVersions();
        if (versionId == null) {
            String stage = Objects.requireNonNullElse(givenStage, SecretVersion.CURRENT);
            return versions.atStage(secret.id(), stage).orElseThrow(() -> SecretErrors.valueNotFound(stage));
        }
        return versions.find(secret.id(), versionId)
                .filter(version -> givenStage == null || version.stages().contains(givenStage))
                .orElseThrow(() -> SecretErrors.versionNotFound(versionId));
    }

    private SdkPojo put(Caller caller, PutSecretValueRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        NewValue value = NewValue.of(request.secretString(), request.secretBinary());
        if (!value.isPresent()) {
            throw SecretErrors.invalidParameter("You must provide either SecretString or SecretBinary.");
        }
        String id = token(request.clientRequestToken());
        List<String> stages = request.hasVersionStages() ? request.versionStages() : List.of(SecretVersion.CURRENT);
        store.database().write(() -> add(secret, id, value, stages));
        SecretVersion version = store.secretVersions().find(secret.id(), id).orElseThrow();
        return PutSecretValueResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(id)
                .versionStages(version.stages())
                .build();
    }

    private SdkPojo update(Caller caller, UpdateSecretRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        NewValue value = NewValue.of(request.secretString(), request.secretBinary());
        String id = token(request.clientRequestToken());
        store.database().write(() -> {
            save(secret, request.description(), request.kmsKeyId());
            if (value.isPresent()) {
                add(secret, id, value, List.of(SecretVersion.CURRENT));
            }
        });
        return UpdateSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(value.isPresent() ? id : null)
                .build();
    }

    /** A repeated call with the same token and value has no second effect. */
    private void add(Secret secret, String id, NewValue value, List<String> stages) {
        Optional<SecretVersion> former = store.secretVersions().find(secret.id(), id);
        if (former.isPresent()) {
            if (!value.isIn(former.get())) {
                throw SecretErrors.versionExists(id);
            }
            return;
        }
        store.secretVersions().add(secret.id(), value.version(id, clock.instant(), stages));
        save(secret, null, null);
    }

    private void save(Secret secret, @Nullable String description, @Nullable String kmsKey) {
        Secrets secrets = store.secrets();
        Instant now = clock.instant();
        Secret current = secrets.find(secret.registry(), secret.arn()).orElse(secret);
        secrets.save(new Secret(
                current.id(),
                current.registry(),
                current.name(),
                current.arn(),
                description == null ? current.description() : description,
                kmsKey == null ? current.kmsKey() : kmsKey,
                current.tags(),
                current.createdAt(),
                now,
                current.accessedAt(),
                current.deletedAt(),
                current.purgeAt()));
    }

    private static String token(@Nullable String given) {
        return Objects.requireNonNullElseGet(given, () -> UUID.randomUUID().toString());
    }
}
