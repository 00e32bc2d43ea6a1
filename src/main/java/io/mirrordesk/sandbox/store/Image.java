package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One manifest in one repository; an index is an image whose children are images too.
 *
 * @param size bytes, as DescribeImages reports them
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
        List<String> tags) {}
