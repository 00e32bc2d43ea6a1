package io.mirrordesk.observed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mirrordesk.plan.RegistryId;
import org.jspecify.annotations.Nullable;

/**
 * An image in a list of images of all repositories.
 *
 * @param repository name of its repository
 * @param mirror prefix of the repository's mirror, null for none
 * @param team that owns the mirror, null for none
 */
public record ListedImage(
        RegistryId registry,
        String repository,
        @Nullable String mirror,
        @Nullable String team,
        @JsonUnwrapped ImageRow image) {}
