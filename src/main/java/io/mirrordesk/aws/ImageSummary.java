package io.mirrordesk.aws;

import io.mirrordesk.oci.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image as {@code DescribeImages} lists it.
 *
 * @param sizeBytes compressed; 0 for an index
 * @param lastRecordedPullTime exact to 24 hours; null if never pulled
 */
public record ImageSummary(
        Digest digest,
        List<String> tags,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastRecordedPullTime,
        @Nullable String mediaType,
        @Nullable String artifactType) {

    public ImageSummary {
        tags = List.copyOf(tags);
    }
}
