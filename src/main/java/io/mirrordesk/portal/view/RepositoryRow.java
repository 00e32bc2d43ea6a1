package io.mirrordesk.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository in a list.
 *
 * @param mirror prefix of the mirror, the first part of the name
 * @param template name and version, such as {@code standard-cache@1}
 * @param conforms null while unknown
 * @param findings what differs, in words
 * @param requested false for one that nobody asked for where everything is asked for
 * @param lastPulledAt recorded by ECR at most daily
 */
public record RepositoryRow(
        String registry,
        String name,
        String mirror,
        @Nullable String template,
        @Nullable Boolean conforms,
        List<String> findings,
        boolean requested,
        long images,
        long sizeBytes,
        @Nullable Instant lastPushedAt,
        @Nullable Instant lastPulledAt) {

    /** The name without the mirror's prefix. */
    public String rest() {
        return mirror.isEmpty() ? name : name.substring(mirror.length() + 1);
    }
}
