package io.mirrordesk.observed;

import java.time.Instant;

/**
 * A call that somebody else made about something that is managed here.
 *
 * @param event what was called, such as {@code PutRegistryPolicy}
 * @param principal ARN of who called
 * @param at by AWS's clock, to the second
 * @param requestId AWS's id of the call
 */
public record ForeignChange(String event, String principal, Instant at, String requestId) {}
