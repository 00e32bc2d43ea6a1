package io.mirrordesk.run;

/** Published in a transaction that scheduled a task for now: the scheduler looks at once after the commit, not at its next poll. */
public record WorkScheduled() {}
