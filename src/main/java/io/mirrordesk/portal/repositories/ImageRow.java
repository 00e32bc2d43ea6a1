package io.mirrordesk.portal.repositories;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of a repository.
 *
 * @param kind last part of the message {@code image.…}: INDEX, IMAGE or ARTIFACT
 * @param platforms such as {@code linux/amd64}
 */
public record ImageRow(
        String digest,
        List<String> tags,
        String kind,
        List<String> platforms,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt) {}
