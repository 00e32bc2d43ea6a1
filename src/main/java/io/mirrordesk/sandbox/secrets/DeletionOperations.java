package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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
        long days = Objects.requireNonNullElse(request.recoveryWindowInDays(), 30L);
        if (days < 7 || days > 30) {
            throw SecretErrors.invalidParameter(
                    "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        if (force && request.recoveryWindowInDays() != null) {
            throw SecretErrors.invalidParameter(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        return force ? deleteNow(caller, request.secretId()) : deleteLater(caller, request.secretId(), days);
    }

    /** A secret that is not there is deleted too: asking twice is no error (API reference, ForceDeleteWithoutRecovery). */
    private SdkPojo deleteNow(Caller caller, @Nullable String id) {
        Optional<Secret> found = finder.find(caller, id);
        found.ifPresent(secret -> secrets.delete(secret.id()));
        String given = Checks.secretId(id);
        String name = found.map(Secret::name).orElse(given.replaceFirst("^arn:([^:]*:){5}", ""));
        return DeleteSecretResponse.builder()
                .arn(found.map(Secret::arn).orElseGet(() -> CreationOperations.arn(caller.registry(), name)))
                .name(name)
                .deletionDate(clock.instant())
                .build();
    }

    private SdkPojo deleteLater(Caller caller, @Nullable String id, long days) {
        Secret secret = finder.any(caller, id);
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofDays(days));
        secrets.update(secret.id(), current -> {
            if (current.deletedAt() != null) {
                throw SecretErrors.alreadyDeleted();
            }
            return current.deleted(now, end);
        });
        return DeleteSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .deletionDate(end)
                .build();
    }

    private SdkPojo restore(Caller caller, RestoreSecretRequest request) {
        Secret secret = finder.any(caller, request.secretId());
        secrets.update(secret.id(), current -> current.deleted(null, null));
        return RestoreSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }
}
