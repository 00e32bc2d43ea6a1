package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One manifest in one repository; an index is an image whose children are images too.
 *
 * @param size bytes, as DescribeImages reports them
 * @param archivedAt since when the image is in the archive, from which nobody can pull; null for an active image
 * @param activatedAt when it last came back from the archive
 * @param scannedAt when it was last scanned
 * @param tags in their order
 */
public record Image(
        long id,
        long repositoryId,
        String digest,
        String mediaType,
        @Nullable String artifactType,
        @Nullable String subject,
        long size,
        Instant pushedAt,
        @Nullable Instant pulledAt,
        @Nullable Instant archivedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant scannedAt,
        List<String> tags) {

    /** Pulls of an archived image are answered as if it was not there. */
    public boolean isArchived() {
        return archivedAt != null;
    }
}
