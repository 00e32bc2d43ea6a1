package io.mirrordesk.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records to list, newest first; a null filter does not filter.
 *
 * @param subject {@code rule:docker-hub}, or the bare name {@code docker-hub} for any type
 * @param from the first instant, inclusive
 * @param to the last instant, exclusive
 * @param limit rows of a page, 1 to 500
 * @param cursor where the page before ended, or null for the first page
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Long request,
        @Nullable String registry,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable String cursor) {

    /** Rows of a page unless asked otherwise. */
    public static final int PAGE = 50;

    /** The longest page that is served. */
    public static final int LONGEST_PAGE = 500;

    public AuditQuery {
        limit = Math.clamp(limit, 1, LONGEST_PAGE);
    }

    /** Everything, a page at a time. */
    public static AuditQuery all() {
        return new AuditQuery(null, null, null, null, null, null, null, PAGE, null);
    }

    public AuditQuery subject(String subject) {
        return new AuditQuery(actor, action, subject, request, registry, from, to, limit, cursor);
    }

    public AuditQuery request(long request) {
        return new AuditQuery(actor, action, subject, request, registry, from, to, limit, cursor);
    }

    public AuditQuery limit(int limit) {
        return new AuditQuery(actor, action, subject, request, registry, from, to, limit, cursor);
    }

    public AuditQuery after(@Nullable String cursor) {
        return new AuditQuery(actor, action, subject, request, registry, from, to, limit, cursor);
    }
}
