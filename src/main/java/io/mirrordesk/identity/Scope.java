package io.mirrordesk.identity;

/** What a token may be used for, within what its person may do. */
public enum Scope {
    /** Reading, including the POSTs that only answer: translate, preview, validate, simulate. */
    READ,
    /** Reading and writing. */
    WRITE
}
