package io.mirrordesk.oci;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reference from one content to another.
 *
 * @param size in bytes
 * @param platform of an index's image; null where none is said
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/descriptor.md">OCI image specification, content descriptors</a>
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        @Nullable Platform platform,
        Map<String, String> annotations) {

    private static final String ATTESTED = "vnd.docker.reference.digest";

    public Descriptor {
        annotations = new TreeMap<>(annotations);
    }

    /** Whether an index lists it beside its images as something that is said about one of them, as BuildKit does with provenance. */
    public boolean isAttestation() {
        return annotations.containsKey(ATTESTED);
    }
}
