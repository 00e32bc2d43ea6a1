package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/** The versions of a secret, and the stages that move between them. */
final class VersionOperations {

    private final SecretFinder finder;
    private final Store store;
    private final Clock clock;

    VersionOperations(SecretFinder finder, Store store, Clock clock) {
        this.finder = finder;
        this.store = store;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("ListSecretVersionIds", ListSecretVersionIdsRequest::builder, this::list)
                .on("UpdateSecretVersionStage", UpdateSecretVersionStageRequest::builder, this::move);
    }

    private SdkPojo list(Caller caller, ListSecretVersionIdsRequest request) {
        Secret secret = finder.any(caller, request.secretId());
        int size = Checks.range("maxResults", Objects.requireNonNullElse(request.maxResults(), 100), 1, 100);
        boolean deprecated = Boolean.TRUE.equals(request.includeDeprecated());
        List<SecretVersion> versions = store.secretVersions().list(secret.id()).stream()
                .filter(version -> deprecated || !version.stages().isEmpty())
                .toList();
        int from = start(versions, request.nextToken());
        int to = Math.min(from + size, versions.size());
        Map<String, Instant> accesses = store.secretVersions().accesses(secret.id());
        return ListSecretVersionIdsResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versions(versions.subList(from, to).stream()
                        .map(version -> entry(secret, version, accesses.get(version.id())))
                        .toList())
                .nextToken(to < versions.size() ? versions.get(to - 1).id() : null)
                .build();
    }

    /** A page begins after the version that the token names. */
    private static int start(List<SecretVersion> versions, @Nullable String token) {
        if (token == null) {
            return 0;
        }
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).id().equals(token)) {
                return i + 1;
            }
        }
        throw SecretErrors.invalidNextToken();
    }

    private static SecretVersionsListEntry entry(Secret secret, SecretVersion version, @Nullable Instant accessed) {
        return SecretVersionsListEntry.builder()
                .versionId(version.id())
                .versionStages(version.stages().isEmpty() ? null : version.stages())
                .createdDate(version.createdAt())
                .lastAccessedDate(DescriptionOperations.day(accessed))
                .kmsKeyIds(Objects.requireNonNullElse(secret.kmsKey(), "DefaultEncryptionKey"))
                .build();
    }

    private SdkPojo move(Caller caller, UpdateSecretVersionStageRequest request) {
        Secret secret = finder.active(caller, request.secretId());
        String stage = Checks.length("versionStage", Objects.requireNonNullElse(request.versionStage(), ""), 1, 256);
        store.database().write(() -> {
            store.secrets().update(secret.id(), current -> current.changed(null, null, clock.instant()));
            move(secret, stage, request.removeFromVersionId(), request.moveToVersionId());
        });
        return UpdateSecretVersionStageResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }

    private void move(Secret secret, String stage, @Nullable String from, @Nullable String to) {
        SecretVersions versions = store.secretVersions();
        @Nullable
        String holder =
                versions.atStage(secret.id(), stage).map(SecretVersion::id).orElse(null);
        if (to != null && versions.find(secret.id(), to).isEmpty()) {
            throw SecretErrors.versionNotFound(to);
        }
        if (from != null && !from.equals(holder)) {
            throw SecretErrors.invalidParameter("The parameter RemoveFromVersionId can't be " + from
                    + ". Staging label " + stage + " is not currently attached to that version.");
        }
        if (holder != null && from == null && !holder.equals(to)) {
            throw SecretErrors.invalidParameter("The parameter RemoveFromVersionId can't be empty. Staging label "
                    + stage + " is currently attached to version " + holder
                    + ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        if (to != null) {
            versions.moveStage(secret.id(), stage, to);
        } else if (stage.equals(SecretVersion.CURRENT)) {
            throw SecretErrors.invalidParameter(
                    "You can only move staging label AWSCURRENT to a different secret version. It can't be completely"
                            + " removed.");
        } else {
            versions.removeStage(secret.id(), stage);
        }
    }
}
