package io.mirrordesk.run;

import java.time.Instant;

/**
 * Everything is stopped.
 *
 * @param by who stopped it
 * @param reason why, in that person's words
 */
public record GlobalStop(String by, String reason, Instant since) {}
