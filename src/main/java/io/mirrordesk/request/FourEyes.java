package io.mirrordesk.request;

import io.mirrordesk.contract.Problem;

/** Nobody decides about their own request. */
public final class FourEyes extends Problem {

    FourEyes() {
        super(
                Kind.FORBIDDEN,
                "four-eyes",
                "You filed this request, so somebody else has to decide about it. You can withdraw it.");
    }
}
