package io.mirrordesk.oci;

import io.mirrordesk.contract.Problem;

/** A text is not the name of an ECR repository. */
public final class InvalidRepositoryName extends Problem {

    InvalidRepositoryName(String sentence) {
        super(Kind.INVALID, "invalid-repository-name", sentence);
    }
}
