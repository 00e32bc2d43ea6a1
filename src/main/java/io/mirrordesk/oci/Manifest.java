package io.mirrordesk.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an image, an index or an artifact consists of.
 *
 * @param mediaType empty where the text does not say it
 * @param artifactType of what is no container image; null for images
 * @param config of an image; null for an index
 * @param layers of an image, the lowest first; empty for an index
 * @param members of an index; empty for an image
 * @param subject what it is about, such as the image that a signature signs; null for nothing
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md">OCI image specification, image manifest</a>
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">OCI image specification, image index</a>
 */
public record Manifest(
        String mediaType,
        @Nullable String artifactType,
        @Nullable Descriptor config,
        List<Descriptor> layers,
        List<Descriptor> members,
        @Nullable Digest subject,
        Map<String, String> annotations) {

    public Manifest {
        layers = List.copyOf(layers);
        members = List.copyOf(members);
        annotations = new TreeMap<>(annotations);
    }

    /**
     * Reads the text of a manifest.
     *
     * @throws InvalidManifest when it is not one, or of the retired schema 1, which has no descriptors
     */
    public static Manifest parse(String text) {
        return new ManifestGrammar(text).read();
    }

    /** The configuration, if it is that of a container image: an artifact's can be anything. */
    public Optional<Descriptor> imageConfig() {
        return Optional.ofNullable(config)
                .filter(found -> found.mediaType().equals("application/vnd.oci.image.config.v1+json")
                        || found.mediaType().equals("application/vnd.docker.container.image.v1+json"));
    }

    /** The sum of the layers, as they are stored. */
    public long layerBytes() {
        return layers.stream().mapToLong(Descriptor::size).sum();
    }
}
