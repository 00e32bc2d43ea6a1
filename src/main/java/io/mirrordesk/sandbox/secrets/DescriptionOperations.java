package io.mirrordesk.sandbox.secrets;

import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** DescribeSecret: everything about a secret but its value. */
final class DescriptionOperations {

    private final SecretFinder finder;
    private final SecretVersions versions;

    DescriptionOperations(SecretFinder finder, SecretVersions versions) {
        this.finder = finder;
        this.versions = versions;
    }

    void addTo(Operations operations) {
        operations.on("DescribeSecret", DescribeSecretRequest::builder, this::describe);
    }

    private SdkPojo describe(Caller caller, DescribeSecretRequest request) {
        Secret secret = finder.any(caller, request.secretId());
        return DescribeSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description())
                .kmsKeyId(secret.kmsKey())
                .tags(SecretTags.write(secret.tags()))
                .createdDate(secret.createdAt())
                .lastChangedDate(secret.changedAt())
                .lastAccessedDate(day(secret.accessedAt()))
                .deletedDate(secret.deletedAt())
                .versionIdsToStages(stages(versions, secret))
                .build();
    }

    /** The stages of the versions that have any, by version id; null if there is none. */
    static @Nullable Map<String, List<String>> stages(SecretVersions versions, Secret secret) {
        Map<String, List<String>> stages = new TreeMap<>();
        versions.list(secret.id()).stream()
                .filter(version -> !version.stages().isEmpty())
                .forEach(version -> stages.put(version.id(), version.stages()));
        return stages.isEmpty() ? null : stages;
    }

    /** Times of access are days: "truncated to midnight of the date" (API reference, DescribeSecret). */
    static @Nullable Instant day(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.DAYS);
    }
}
