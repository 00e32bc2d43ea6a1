package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.ImageFacts;
import org.jspecify.annotations.Nullable;

/**
 * An image of a repository with all that the inventory knows of it.
 *
 * @param mediaType of the manifest
 * @param artifactType of what is no container image, such as a signature; null for images
 * @param scanStatus as ECR words it, such as {@code COMPLETE}; null where nothing was scanned
 */
public record KnownImage(
        ImageFacts facts,
        @Nullable String mediaType,
        @Nullable String artifactType,
        @Nullable String scanStatus) {

    public boolean isIndex() {
        return MediaTypes.isIndex(mediaType);
    }

    /** Whether it is about another image, such as a signature or a list of its parts. */
    public boolean isReferrer() {
        return facts.subject() != null;
    }
}
