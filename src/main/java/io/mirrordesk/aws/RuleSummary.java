package io.mirrordesk.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pull-through cache rule as {@code DescribePullThroughCacheRules} lists it, in ECR's words. */
public record RuleSummary(
        String prefix,
        @Nullable String upstream,
        String upstreamUrl,
        @Nullable String upstreamPrefix,
        @Nullable String credentialArn,
        @Nullable String customRoleArn,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {}
