package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;

/** Deleting with a recovery window of 7 to 30 days (default 30) or at once, and restoring within the window. */
final class DeletionOperations {

    private final SecretFinder finder;
    private final Secrets secrets;
    private final Clock clock;

    DeletionOperations(SecretFinder finder, Secrets secrets, Clock clock) {
        this.finder = finder;
        this.secrets = secrets;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("DeleteSecret", DeleteSecretRequest::builder, this::delete)
                .on("RestoreSecret", RestoreSecretRequest::builder, this::restore);
    }

    private SdkPojo delete(Caller caller, DeleteSecretRequest request) {
        boolean force = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
        if (force && request.recoveryWindowInDays() != null) {
            throw SecretErrors.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        long days = Objects.requireNonNullElse(request.recoveryWindowInDays(), 30L);
        if (days < 7 || days > 30) {
            throw SecretErrors.invalidParameter(
                    "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        Instant now = clock.instant();
        Secret secret = force ? finder.any(caller, request.secretId()) : finder.active(caller, request.secretId());
        Instant end = force ? now : now.plus(Duration.ofDays(days));
        if (force) {
            secrets.delete(secret.id());
        } else {
            secrets.save(deleted(secret, now, end));
        }
        return DeleteSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .deletionDate(end)
                .build();
    }

    private SdkPojo restore(Caller caller, RestoreSecretRequest request) {
        Secret secret = finder.any(caller, request.secretId());
        secrets.save(deleted(secret, null, null));
        return RestoreSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }

    private static Secret deleted(Secret secret, @Nullable Instant at, @Nullable Instant purgeAt) {
        return new Secret(
                secret.id(),
                secret.registry(),
                secret.name(),
                secret.arn(),
                secret.description(),
                secret.kmsKey(),
                secret.tags(),
                secret.createdAt(),
                secret.changedAt(),
                secret.accessedAt(),
                at,
                purgeAt);
    }
}
