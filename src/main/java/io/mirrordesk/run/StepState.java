package io.mirrordesk.run;

/** States of a run's step. */
public enum StepState {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** It was so already, or it is no longer wanted. */
    SKIPPED
}
