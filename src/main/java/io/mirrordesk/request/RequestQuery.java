package io.mirrordesk.request;

import io.mirrordesk.plan.RegistryId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A filter over requests, newest first.
 *
 * @param notBy leaves out this person's own, for who wants to decide
 * @param q words in title, reason, requester or team, or a request's number
 * @param cursor from the page before
 * @param since filed on this day or later, in UTC
 */
public record RequestQuery(
        @Nullable RequestState state,
        @Nullable String author,
        @Nullable String notBy,
        @Nullable String q,
        int limit,
        @Nullable String cursor,
        @Nullable RegistryId registry,
        @Nullable LocalDate since) {

    public RequestQuery(
            @Nullable RequestState state,
            @Nullable String author,
            @Nullable String notBy,
            @Nullable String q,
            int limit,
            @Nullable String cursor) {
        this(state, author, notBy, q, limit, cursor, null, null);
    }

    public static RequestQuery all() {
        return new RequestQuery(null, null, null, null, 50, null);
    }

    public RequestQuery inState(@Nullable RequestState wanted) {
        return new RequestQuery(wanted, author, notBy, q, limit, cursor, registry, since);
    }

    public RequestQuery by(@Nullable String person) {
        return new RequestQuery(state, person, notBy, q, limit, cursor, registry, since);
    }

    public RequestQuery notBy(@Nullable String person) {
        return new RequestQuery(state, author, person, q, limit, cursor, registry, since);
    }

    public RequestQuery matching(@Nullable String words) {
        return new RequestQuery(state, author, notBy, words, limit, cursor, registry, since);
    }

    public RequestQuery page(int size, @Nullable String from) {
        return new RequestQuery(state, author, notBy, q, size, from, registry, since);
    }

    public RequestQuery in(@Nullable RegistryId wanted) {
        return new RequestQuery(state, author, notBy, q, limit, cursor, wanted, since);
    }

    public RequestQuery filedSince(@Nullable LocalDate day) {
        return new RequestQuery(state, author, notBy, q, limit, cursor, registry, day);
    }
}
