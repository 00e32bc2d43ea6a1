package io.mirrordesk.sandbox.upstream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor of the OCI image specification: what a manifest says about content it refers to.
 *
 * @param size bytes
 * @param artifactType of a referrer
 */
public record Descriptor(
        String mediaType,
        String digest,
        long size,
        @Nullable String artifactType,
        Map<String, String> annotations) {

    public Descriptor {
        annotations = Map.copyOf(annotations);
    }

    /** Plain content without annotations. */
    public static Descriptor of(String mediaType, String digest, long size) {
        return new Descriptor(mediaType, digest, size, null, Map.of());
    }
}
