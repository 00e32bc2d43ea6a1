package io.mirrordesk.portal.repositories;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of a repository.
 *
 * @param kind last part of the message {@code image.…}: INDEX, IMAGE or ARTIFACT
 * @param platforms such as {@code linux/amd64}; empty where nobody has read the manifest
 * @param sizeBytes compressed; of an index the sum of its images that are here, null where nobody has read it
 * @param status ECR's word: ACTIVE, ARCHIVED or ACTIVATING
 * @param scan ECR's word, such as COMPLETE; null where nothing was scanned
 * @param fate null where the repository has no lifecycle policy, or one that cannot be read
 */
public record ImageRow(
        String digest,
        List<String> tags,
        String kind,
        List<String> platforms,
        @Nullable Long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt,
        String status,
        @Nullable String scan,
        @Nullable FateLine fate) {}
