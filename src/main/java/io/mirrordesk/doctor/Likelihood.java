package io.mirrordesk.doctor;

/** How sure a finding is. */
public enum Likelihood {
    /** What was read proves it. */
    CERTAIN,
    /** What was read and what the client says fit together. */
    LIKELY,
    /** Nothing speaks against it. */
    POSSIBLE
}
