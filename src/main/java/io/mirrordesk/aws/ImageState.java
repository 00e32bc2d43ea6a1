package io.mirrordesk.aws;

import io.mirrordesk.oci.Digest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image as ECR has it, also in the archive.
 *
 * @param mediaType of its manifest or index
 * @param changedAt when it was archived, or pushed
 */
public record ImageState(
        Digest digest,
        List<String> tags,
        Status status,
        @Nullable String mediaType,
        @Nullable Instant changedAt) {

    public ImageState {
        tags = List.copyOf(tags);
    }

    /** ECR's {@code ImageStatus}. */
    public enum Status {
        ACTIVE,
        /** Listed, but a pull answers 404. */
        ARCHIVED,
        /** On its way back from the archive. */
        ACTIVATING
    }
}
