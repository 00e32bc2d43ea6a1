package io.mirrordesk.run;

/** A step failed and its row says so. The run ends here, or waits if that may pass. */
final class StepFailed extends RuntimeException {

    private final transient RunError error;
    private final boolean passing;

    StepFailed(RunError error) {
        this(error, false);
    }

    /** @param passing whether the same call may succeed later */
    StepFailed(RunError error, boolean passing) {
        super(error.message());
        this.error = error;
        this.passing = passing;
    }

    boolean isPassing() {
        return passing;
    }

    RunError error() {
        return error;
    }
}
