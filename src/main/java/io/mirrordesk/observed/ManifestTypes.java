package io.mirrordesk.observed;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Media types of manifests.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/media-types.md">OCI image specification, media types</a>
 */
final class ManifestTypes {

    static final Set<String> INDEXES = Set.of(
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json");

    private ManifestTypes() {}

    static boolean isIndex(@Nullable String mediaType) {
        return mediaType != null && INDEXES.contains(mediaType);
    }
}
