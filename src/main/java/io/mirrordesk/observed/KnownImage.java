package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.ImageFacts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image of a repository with all that the inventory knows of it.
 *
 * @param mediaType of the manifest
 * @param artifactType of what is no container image, such as a signature; null for images
 * @param scanStatus as ECR words it, such as {@code COMPLETE}; null where nothing was scanned
 * @param platforms of an index's images or of the image itself, such as {@code linux/amd64}; empty where its manifest was not read
 */
public record KnownImage(
        ImageFacts facts,
        @Nullable String mediaType,
        @Nullable String artifactType,
        @Nullable String scanStatus,
        List<String> platforms) {

    private static final Set<String> IMAGES =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");

    public KnownImage {
        platforms = List.copyOf(platforms);
    }

    public boolean isIndex() {
        return ManifestTypes.isIndex(mediaType);
    }

    /** Whether it is no container image: a signature, a list of parts, a chart. */
    public boolean isArtifact() {
        return facts.subject() != null || (artifactType != null && !isIndex() && !IMAGES.contains(artifactType));
    }
}
