package io.mirrordesk.observed.generated;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One push of an upstream as it arrives in the cache: the images that share its moment.
 *
 * @param digest of the index, or of its only image
 * @param sizeBytes of the image for one platform
 */
record Release(
        String digest,
        List<String> tags,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt) {}
