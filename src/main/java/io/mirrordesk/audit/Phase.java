package io.mirrordesk.audit;

/** Which moment of a change a record keeps. */
public enum Phase {
    /** A change in the portal's own database, recorded in the same transaction. */
    LOCAL,
    /** A call to AWS is about to be made. */
    INTENT,
    /** AWS answered that call. */
    OUTCOME,
    /** The answer was lost; the effect was seen by reading. */
    OBSERVED
}
