package io.mirrordesk.policy;

import io.mirrordesk.contract.Problem;

/** A text is not an IAM policy document, or not a statement of one. */
public final class InvalidPolicy extends Problem {

    InvalidPolicy(String sentence) {
        super(Kind.INVALID, "invalid-policy", sentence);
    }
}
