package io.mirrordesk.request;

/** Whether the upstream accepted a filed credential. A refused one is never filed. */
public enum Proof {
    PROVED,
    /** The upstream's token endpoint did not answer; the plan says so. */
    UNREACHABLE
}
