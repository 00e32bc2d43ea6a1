package io.mirrordesk.observed;

import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A repository as the inventory knows it.
 *
 * @param uri what a client writes before {@code :tag}
 * @param mirror prefix of the mirror that it belongs to, null for none
 * @param template such as {@code standard-cache@1}, null for none
 * @param conforms null while it was not read yet, and where no mirror says what it should be
 * @param requested whether somebody asked for it by name
 * @param sizeBytes sum of its images' compressed sizes; layers that images share are counted for each
 * @param lastPulledAt exact to 24 hours, as ECR records it
 * @param lifecyclePolicy JSON, null for none
 * @param repositoryPolicy JSON, null for none
 * @param encryption ECR's {@code encryptionType}
 * @param kmsKey ARN of the key, also of the one that AWS keeps for ECR; null with {@code AES256}
 * @param readAt when all but the listing's own fields were read; null for not yet
 * @param readError why the last reading failed, so that this is older than it should be; null if it did not
 */
public record RepositoryRow(
        RegistryId registry,
        String name,
        String arn,
        String uri,
        @Nullable String mirror,
        @Nullable String template,
        @Nullable String team,
        @Nullable Boolean conforms,
        boolean requested,
        List<Finding> findings,
        int images,
        long sizeBytes,
        Instant createdAt,
        @Nullable Instant lastPushedAt,
        @Nullable Instant lastPulledAt,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        @Nullable String repositoryPolicy,
        String tagMutability,
        boolean scanOnPush,
        String encryption,
        @Nullable String kmsKey,
        @Nullable Instant readAt,
        @Nullable String readError) {

    public RepositoryRow {
        findings = List.copyOf(findings);
        tags = new TreeMap<>(tags);
    }
}
