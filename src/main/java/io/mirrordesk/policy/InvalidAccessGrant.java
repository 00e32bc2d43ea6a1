package io.mirrordesk.policy;

import io.mirrordesk.contract.Problem;

/** A text does not name an organization, a path in one, an account or a principal. */
public final class InvalidAccessGrant extends Problem {

    InvalidAccessGrant(String sentence) {
        super(Kind.INVALID, "invalid-access-grant", sentence);
    }
}
