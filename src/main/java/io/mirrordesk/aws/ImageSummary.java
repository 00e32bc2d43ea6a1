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
 * @param status {@code ACTIVE}, {@code ARCHIVED} or {@code ACTIVATING}
 * @param scanStatus ECR's word for the state of its scan; null if it was never scanned
 * @param subjectDigest what a referrer is about; null for everything else
 * @param lastArchivedAt when it last went to the archive; null if it never did
 * @param lastActivatedAt when it last came back; null if it never did
 */
public record ImageSummary(
        Digest digest,
        List<String> tags,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastRecordedPullTime,
        @Nullable String mediaType,
        @Nullable String artifactType,
        String status,
        @Nullable String scanStatus,
        @Nullable String subjectDigest,
        @Nullable Instant lastArchivedAt,
        @Nullable Instant lastActivatedAt) {

    public ImageSummary {
        tags = List.copyOf(tags);
    }
}
