package io.mirrordesk.observed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of a repository as the inventory knows it.
 *
 * @param digest of its manifest or index
 * @param sizeBytes compressed; 0 for an index
 * @param lastPulledAt exact to 24 hours, as ECR records it; null if never
 */
public record ImageRow(
        String digest,
        List<String> tags,
        @Nullable String mediaType,
        @Nullable String artifactType,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt) {

    public ImageRow {
        tags = List.copyOf(tags);
    }
}
