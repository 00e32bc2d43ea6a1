package io.mirrordesk.aws;

import io.mirrordesk.oci.Digest;
import java.util.List;

/**
 * What a pull by tag answered.
 *
 * @param children digests of an index's manifests; empty for a single image
 */
public record PulledManifest(Digest digest, String mediaType, List<Digest> children) {

    public PulledManifest {
        children = List.copyOf(children);
    }
}
