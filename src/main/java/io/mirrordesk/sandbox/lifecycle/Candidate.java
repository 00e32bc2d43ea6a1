package io.mirrordesk.sandbox.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image as rules see it.
 *
 * @param pulledAt the last recorded pull; null for never
 * @param archivedAt since when it is archived; null for an image in the standard class
 * @param activatedAt when it was last restored from the archive; null for never
 * @param children the digests of the manifests that an index names
 * @param subject the digest of the image that a signature, for example, speaks of
 */
public record Candidate(
        String digest,
        List<String> tags,
        Instant pushedAt,
        @Nullable Instant pulledAt,
        @Nullable Instant archivedAt,
        @Nullable Instant activatedAt,
        List<String> children,
        @Nullable String subject) {

    public StorageClass storageClass() {
        return archivedAt == null ? StorageClass.STANDARD : StorageClass.ARCHIVE;
    }

    /** By what images of its class are ordered; a restoration stands for the push (ECR user guide, lifecycle policies). */
    Instant age() {
        return Objects.requireNonNullElse(archivedAt, Objects.requireNonNullElse(activatedAt, pushedAt));
    }

    /** The last pull, or the push of an image that was never pulled; a later restoration stands for both. */
    Instant lastUse() {
        Instant use = Objects.requireNonNullElse(pulledAt, pushedAt);
        return activatedAt != null && activatedAt.isAfter(use) ? activatedAt : use;
    }
}
