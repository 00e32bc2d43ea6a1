package io.mirrordesk.observed.search;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image that was found by a tag or by its digest.
 *
 * @param tag the one that was found; of one found by its digest the first, null for none
 * @param exact whether the tag or digest is just what was typed
 */
public record FoundImage(
        RegistryId registry,
        String repository,
        String digest,
        @Nullable String tag,
        Instant pushedAt,
        boolean exact) {}
