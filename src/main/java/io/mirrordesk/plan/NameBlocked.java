package io.mirrordesk.plan;

import io.mirrordesk.contract.Problem;

/** No plan can be made, because a secret that it would create is scheduled for deletion and does not let go of its name. */
public final class NameBlocked extends Problem {

    NameBlocked(String secret) {
        super(
                Kind.CONFLICT,
                "secret-scheduled-for-deletion",
                "The secret " + secret + " is scheduled for deletion, so it can be neither used nor created."
                        + " Restore it in Secrets Manager or wait until it is gone.");
    }
}
