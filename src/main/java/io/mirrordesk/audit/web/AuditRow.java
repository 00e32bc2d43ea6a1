package io.mirrordesk.audit.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as people read it.
 *
 * @param sequence null until it is sealed
 * @param machine whether the portal itself acted
 * @param phase LOCAL, INTENT, OUTCOME or OBSERVED
 */
public record AuditRow(
        long id,
        @Nullable Long sequence,
        Instant at,
        String actor,
        boolean machine,
        String phase,
        String action,
        String subject,
        @Nullable String registry,
        @Nullable String before,
        @Nullable String after,
        @Nullable Long request,
        @Nullable String awsRequestId,
        @Nullable String error,
        @Nullable String previousHash,
        @Nullable String hash) {}
