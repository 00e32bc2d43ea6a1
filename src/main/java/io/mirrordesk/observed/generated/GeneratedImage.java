package io.mirrordesk.observed.generated;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code image}, with the tags that point to it.
 *
 * @param subject digest of what a referrer is about
 */
record GeneratedImage(
        String digest,
        ImageKind kind,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt,
        @Nullable String scanStatus,
        @Nullable String subject,
        List<String> tags) {}
