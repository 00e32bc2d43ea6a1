package io.mirrordesk.run;

/** A step failed and its row says so; the run ends here. */
final class StepFailed extends RuntimeException {

    private final transient RunError error;

    StepFailed(RunError error) {
        super(error.message());
        this.error = error;
    }

    RunError error() {
        return error;
    }
}
