package io.mirrordesk.observed.search;

import io.mirrordesk.oci.NameFit;
import io.mirrordesk.plan.RegistryId;
import org.jspecify.annotations.Nullable;

/**
 * A repository that was found.
 *
 * @param mirror prefix of its mirror, null for none
 * @param sizeBytes of its images together
 */
public record FoundRepository(
        RegistryId registry, String name, @Nullable String mirror, int images, long sizeBytes, NameFit fit) {}
