package io.mirrordesk.oci;

import io.mirrordesk.contract.Problem;

/** A text is not the manifest or configuration of an image. */
public final class InvalidManifest extends Problem {

    InvalidManifest(String reason) {
        super(Kind.INVALID, "invalid-manifest", "This is not the manifest of an image. " + reason);
    }
}
