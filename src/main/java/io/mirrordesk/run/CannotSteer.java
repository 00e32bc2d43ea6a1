package io.mirrordesk.run;

import io.mirrordesk.contract.Problem;

/** The run is in no state for this. */
final class CannotSteer extends Problem {

    private static final long serialVersionUID = 1;

    private CannotSteer(String type, String message) {
        super(Kind.CONFLICT, type, message);
    }

    static CannotSteer notStopped(RunView run) {
        return new CannotSteer(
                "run-not-failed",
                "Only a failed or cancelled run can be retried or rolled back, and this one is " + run.state() + ".");
    }

    static CannotSteer notUnderWay(RunView run, RunWish wish) {
        return new CannotSteer(
                "run-not-running",
                "Only a run that has not ended can be " + (wish == RunWish.PAUSE ? "paused" : "cancelled")
                        + ", and this one is " + run.state() + ".");
    }

    static CannotSteer notPaused(RunView run) {
        return new CannotSteer(
                "run-not-paused", "Only a paused run can be resumed, and this one is " + run.state() + ".");
    }
}
