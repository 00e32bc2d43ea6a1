package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;

/** CreateSecret. */
final class CreationOperations {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final Clock clock;

    CreationOperations(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.on("CreateSecret", CreateSecretRequest::builder, this::create);
    }

    private SdkPojo create(Caller caller, CreateSecretRequest request) {
        String name = Checks.name(request.name());
        String token = Checks.token(request.clientRequestToken());
        NewValue value = NewValue.of(request.secretString(), request.secretBinary());
        if (!request.addReplicaRegions().isEmpty()) {
            throw new AwsError("UnsupportedOperationException", "The sandbox does not replicate secrets.");
        }
        store.secrets().purge(clock.instant());
        Secret wish = wish(caller.registry(), name, request);
        Secret secret = store.database().write(() -> insert(wish, token, value));
        return CreateSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(value.isPresent() ? token : null)
                .build();
    }

    private Secret wish(Registry registry, String name, CreateSecretRequest request) {
        Instant now = clock.instant();
        return new Secret(
                0,
                registry,
                name,
                arn(registry, name),
                Checks.description(request.description()),
                Checks.kmsKey(request.kmsKeyId()),
                request.hasTags() ? SecretTags.read(request.tags()) : null,
                now,
                now,
                null,
                null,
                null);
    }

    private Secret insert(Secret wish, String token, NewValue value) {
        Optional<Secret> created = store.secrets().create(wish);
        if (created.isEmpty()) {
            return same(wish, token, value);
        }
        Secret secret = created.get();
        if (value.isPresent()) {
            List<String> current = List.of(SecretVersion.CURRENT);
            store.secretVersions().add(secret.id(), value.version(token, wish.createdAt(), current));
        }
        return secret;
    }

    /** A repeated call with the same token and value is no second creation; anything else is a clash. */
    private Secret same(Secret wish, String token, NewValue value) {
        Secret found = store.secrets().find(wish.registry(), wish.name()).orElseThrow(SecretErrors::notFound);
        if (found.deletedAt() != null) {
            throw SecretErrors.deletionScheduled();
        }
        SecretVersion version =
                store.secretVersions().find(found.id(), token).orElseThrow(() -> SecretErrors.exists(found.name()));
        if (!value.isIn(version)) {
            throw SecretErrors.tokenInUse(token, found.arn());
        }
        return found;
    }

    /** The ARN of a new secret of the name: it ends with six random characters, so that a later one of the name has another. */
    static String arn(Registry registry, String name) {
        StringBuilder suffix = new StringBuilder();
        RANDOM.ints(6, 0, ALPHABET.length()).forEach(index -> suffix.append(ALPHABET.charAt(index)));
        return "arn:aws:secretsmanager:" + registry.region() + ":" + registry.account() + ":secret:" + name + "-"
                + suffix;
    }
}
