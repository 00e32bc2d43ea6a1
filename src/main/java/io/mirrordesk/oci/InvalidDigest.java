package io.mirrordesk.oci;

import io.mirrordesk.contract.Problem;

/** A text is not a content digest. */
public final class InvalidDigest extends Problem {

    InvalidDigest(String text) {
        super(
                Kind.INVALID,
                "invalid-digest",
                "“" + (text.length() <= 140 ? text : text.substring(0, 140) + "…")
                        + "” is not a digest. Write sha256: and 64 digits of 0-9 and a-f.");
    }
}
