package io.mirrordesk.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lifecycle policy asks of an image, as {@code DescribeImages} answers it, and what the image's own manifest says about others.
 *
 * @param digest such as {@code sha256:…}
 * @param sizeBytes compressed; not looked at, but summed up
 * @param lastPulledAt exact to 24 hours; null if never pulled
 * @param lastArchivedAt null if it never was in the archive
 * @param lastActivatedAt when it last came back out of the archive; null if it never did
 * @param subject digest of the image that this one is about, such as a signature; null for none
 * @param members digests of the images in an index, empty for any other image; null for an index that nobody has read
 */
public record ImageFacts(
        String digest,
        List<String> tags,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt,
        Status status,
        @Nullable Instant lastArchivedAt,
        @Nullable Instant lastActivatedAt,
        @Nullable String subject,
        @Nullable List<String> members) {

    /** Where the image is. One that comes back out of the archive is in neither place for some minutes. */
    public enum Status {
        ACTIVE,
        ARCHIVED,
        ACTIVATING
    }

    public ImageFacts {
        tags = List.copyOf(tags);
        members = members == null ? null : List.copyOf(members);
    }

    /** What images are ordered by and aged from: coming back out of the archive counts as a push. */
    Instant arrivedAt() {
        return lastActivatedAt == null ? pushedAt : lastActivatedAt;
    }

    /** The last pull, or the arrival if that is later or there was no pull. */
    Instant usedAt() {
        if (lastPulledAt == null || (lastActivatedAt != null && lastActivatedAt.isAfter(lastPulledAt))) {
            return arrivedAt();
        }
        return lastPulledAt;
    }

    boolean isUnreadIndex() {
        return members == null;
    }
}
