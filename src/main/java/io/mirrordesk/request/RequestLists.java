package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of requests, each in one statement. */
@Service
@Transactional(readOnly = true)
public class RequestLists {

    private static final int MAX_LIMIT = 200;

    private final JdbcClient jdbc;

    RequestLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public Slice<RequestView> find(RequestQuery query) {
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> params = new LinkedHashMap<>();
        filter(query, where, params);
        String total = counted(where);
        if (query.cursor() != null) {
            where.add("id < :cursor");
            params.put("cursor", cursor(query.cursor()));
        }
        int limit = Math.clamp(query.limit(), 1, MAX_LIMIT);
        List<Counted> found = jdbc.sql("select *, (" + total + ") as total from request where "
                        + String.join(" and ", where) + " order by id desc limit " + (limit + 1))
                .params(params)
                .query((row, _) -> new Counted(RequestRow.view(row), row.getLong("total")))
                .list();
        List<RequestView> page =
                found.stream().limit(limit).map(Counted::request).toList();
        String next = found.size() > limit ? Long.toString(page.getLast().id()) : null;
        long matching = found.isEmpty() ? countBehind(query) : found.getFirst().total();
        return new Slice<>(page, next, Math.min(matching, Slice.EXACT_UP_TO), matching <= Slice.EXACT_UP_TO);
    }

    /** No row has the total: there is none at all, or the cursor stands behind the last one. */
    private long countBehind(RequestQuery query) {
        return query.cursor() == null ? 0 : count(query);
    }

    private record Counted(RequestView request, long total) {}

    /** Who filed these requests, by request. */
    public Map<Long, String> requesters(Collection<Long> ids) {
        Map<Long, String> requesters = new HashMap<>();
        jdbc.sql("select id, requester from request where id = any (?)")
                .params((Object) ids.toArray(Long[]::new))
                .query(row -> {
                    requesters.put(row.getLong("id"), row.getString("requester"));
                });
        return requesters;
    }

    /** How many match; 10,001 stands for more than that. */
    public long count(RequestQuery query) {
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> params = new LinkedHashMap<>();
        filter(query, where, params);
        return jdbc.sql(counted(where)).params(params).query(Long.class).single();
    }

    /** Counts no further than a total is exact. */
    static String counted(List<String> where) {
        return "select count(*) from (select 1 from request where " + String.join(" and ", where) + " limit "
                + (Slice.EXACT_UP_TO + 1) + ") found";
    }

    /** Adds the conditions of a query and the values of their parameters. */
    static void filter(RequestQuery query, List<String> where, Map<String, Object> params) {
        if (query.state() != null) {
            where.add("state = :state");
            params.put("state", query.state().name());
        }
        if (query.author() != null) {
            where.add("requester = :author");
            params.put("author", query.author());
        }
        if (query.notBy() != null) {
            where.add("requester <> :notBy");
            params.put("notBy", query.notBy());
        }
        if (query.registry() != null) {
            where.add("registries @> array[cast(:registry as text)]");
            params.put("registry", query.registry().toString());
        }
        if (query.since() != null) {
            where.add("created_at >= :since");
            params.put("since", query.since().atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        words(query).ifPresent(words -> {
            where.add(
                    "(title ilike :q or reason ilike :q or requester ilike :q or team ilike :q or id::text = :number)");
            params.put("q", "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%");
            params.put("number", words.startsWith("#") ? words.substring(1) : words);
        });
    }

    /** No text in the database has the character NUL, and none can be asked for with it. */
    private static Optional<String> words(RequestQuery query) {
        return Faults.optional(query.q() == null ? null : query.q().replace("\0", ""));
    }

    private static long cursor(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw InvalidInput.at("cursor", "This is not a cursor of this list. Start again without it.");
        }
    }
}
