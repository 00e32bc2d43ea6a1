package io.mirrordesk.run;

/** States of a run. */
public enum RunState {
    QUEUED,
    RUNNING,
    PAUSED,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    /** Final: what the run had done is undone. */
    ROLLED_BACK;

    /** Whether nothing more happens without somebody's decision. */
    public boolean isEnded() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED || this == ROLLED_BACK;
    }
}
