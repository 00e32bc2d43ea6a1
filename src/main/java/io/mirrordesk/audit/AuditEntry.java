package io.mirrordesk.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log.
 *
 * @param id key of the record; later records have higher ids
 * @param sequence place in the sealed chain, from 1; null until sealed
 * @param intent for OUTCOME and OBSERVED: the record of the call
 * @param before JSON text, exactly as written
 * @param after JSON text, exactly as written
 * @param error for OUTCOME the refusal in words; for OBSERVED what was seen
 * @param previousHash {@code sha256:…} of the record before; null until sealed
 * @param hash {@code sha256:…}; null until sealed
 */
public record AuditEntry(
        long id,
        @Nullable Long sequence,
        Instant at,
        Actor actor,
        Phase phase,
        @Nullable Long intent,
        String action,
        String subject,
        @Nullable String registry,
        @Nullable String before,
        @Nullable String after,
        @Nullable Long request,
        @Nullable String awsRequestId,
        @Nullable String error,
        boolean solo,
        @Nullable String previousHash,
        @Nullable String hash) {}
