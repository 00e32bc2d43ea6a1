package io.mirrordesk.request;

/** States of a request. */
public enum RequestState {
    /** Waits for a decision; pages say “Under review”. */
    SUBMITTED,
    /** Decided, and about to run. */
    APPROVED,
    RUNNING,
    DONE,
    REJECTED,
    WITHDRAWN,
    /** A step failed: retry or roll back goes on; a rolled back request stays here. */
    FAILED;

    /** Whether nothing can happen to it any more. */
    public boolean isFinal() {
        return this == DONE || this == REJECTED || this == WITHDRAWN;
    }
}
