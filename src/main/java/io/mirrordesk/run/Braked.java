package io.mirrordesk.run;

import io.mirrordesk.contract.Problem;
import io.mirrordesk.plan.RegistryId;

/** Nothing may be changed now: what wants to change something waits. */
final class Braked extends Problem {

    private static final long serialVersionUID = 1;

    private Braked(String type, String message) {
        super(Kind.UNAVAILABLE, type, message);
    }

    static Braked by(GlobalStop stop) {
        return new Braked(
                "stopped",
                "All changes are stopped by " + stop.by() + ": “" + stop.reason() + "”. Try again afterwards.");
    }

    static Braked observing(RegistryId registry) {
        return new Braked("observe-only", registry + " is connected to observe only, so nothing is changed in it.");
    }
}
