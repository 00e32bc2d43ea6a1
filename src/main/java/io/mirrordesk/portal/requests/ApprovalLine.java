package io.mirrordesk.portal.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who decided, may decide or may not.
 *
 * @param kind last part of the message {@code approval.…}: APPROVED, REJECTED, MAY, AUTHOR or SOLO
 */
public record ApprovalLine(
        String person,
        String kind,
        @Nullable Instant at,
        @Nullable String said) {}
