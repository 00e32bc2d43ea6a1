package io.mirrordesk.sandbox.access;

/** What a statement that covers a question says. */
enum Effect {
    ALLOW,
    DENY
}
