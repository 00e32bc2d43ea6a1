package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** PutSecretValue, and UpdateSecret that may write a value too. */
final class WriteOperations {

    private static final List<String> CURRENT = List.of(SecretVersion.CURRENT);

    private final SecretFinder finder;
    private final Store store;
    private final Clock clock;

    WriteOperations(SecretFinder finder, Store store, Clock clock) {
        this.finder = finder;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("PutSecretValue", PutSecretValueRequest::builder, this::put)
                .on("UpdateSecret", UpdateSecretRequest::builder, this::update);
    }

    private SdkPojo put(Caller caller, PutSecretValueRequest request) {
        NewValue value = NewValue.of(request.secretString(), request.secretBinary());
        if (!value.isPresent()) {
            throw SecretErrors.invalidRequest("You must provide either SecretString or SecretBinary.");
        }
        Secret secret = finder.active(caller, request.secretId());
        String token = Checks.token(request.clientRequestToken());
        List<String> stages = request.hasVersionStages() ? Checks.stages(request.versionStages()) : CURRENT;
        SecretVersion version = store.database().write(() -> {
            Secret locked =
                    store.secrets().update(secret.id(), current -> current.changed(null, null, clock.instant()));
            return add(locked, token, value, stages);
        });
        return PutSecretValueResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(token)
                .versionStages(version.stages())
                .build();
    }

    private SdkPojo update(Caller caller, UpdateSecretRequest request) {
        NewValue value = NewValue.of(request.secretString(), request.secretBinary());
        Secret secret = finder.active(caller, request.secretId());
        String token = Checks.token(request.clientRequestToken());
        String description = Checks.description(request.description());
        String kmsKey = Checks.kmsKey(request.kmsKeyId());
        store.database().write(() -> {
            Secret locked = store.secrets()
                    .update(secret.id(), current -> current.changed(description, kmsKey, clock.instant()));
            if (value.isPresent()) {
                add(locked, token, value, CURRENT);
            }
        });
        return UpdateSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(value.isPresent() ? token : null)
                .build();
    }

    /** A repeated call with the same token and value has no second effect. The secret's row is locked by the caller. */
    private SecretVersion add(Secret secret, String token, NewValue value, List<String> wished) {
        SecretVersions versions = store.secretVersions();
        Optional<SecretVersion> former = versions.find(secret.id(), token);
        if (former.isEmpty()) {
            List<String> stages = new ArrayList<>(wished);
            if (versions.atStage(secret.id(), SecretVersion.CURRENT).isEmpty()) {
                stages.add(SecretVersion.CURRENT);
            }
            versions.add(
                    secret.id(),
                    value.version(
                            token, clock.instant(), stages.stream().distinct().toList()));
        } else if (!value.isIn(former.get())) {
            throw SecretErrors.tokenInUse(token, secret.arn());
        }
        return versions.find(secret.id(), token).orElseThrow(() -> SecretErrors.versionNotFound(token));
    }
}
