package io.mirrordesk.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A repository creation template as {@code DescribeRepositoryCreationTemplates} lists it, in ECR's words, whoever made it.
 *
 * @param appliedFor such as {@code PULL_THROUGH_CACHE}
 * @param encryption {@code AES256}, {@code KMS} or {@code KMS_DSSE}
 */
public record NativeTemplateSummary(
        String prefix,
        @Nullable String description,
        List<String> appliedFor,
        String tagMutability,
        String encryption,
        Map<String, String> tags,
        @Nullable String repositoryPolicy,
        @Nullable String lifecyclePolicy,
        @Nullable String customRoleArn,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public NativeTemplateSummary {
        appliedFor = List.copyOf(appliedFor);
        tags = new TreeMap<>(tags);
    }
}
