package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of requests, and what was decided and said about one. */
@Service
@Transactional(readOnly = true)
public class RequestLists {

    private static final int MAX_LIMIT = 200;

    private final RequestRows rows;
    private final JdbcClient jdbc;

    RequestLists(RequestRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** Newest first. */
    public Slice<RequestView> find(RequestQuery query) {
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> params = new LinkedHashMap<>();
        filter(query, where, params);
        long total = count(where, params);
        if (query.cursor() != null) {
            where.add("id < :cursor");
            params.put("cursor", cursor(query.cursor()));
        }
        int limit = Math.clamp(query.limit(), 1, MAX_LIMIT);
        List<Long> ids = jdbc.sql("select id from request where " + String.join(" and ", where)
                        + " order by id desc limit " + (limit + 1))
                .params(params)
                .query((row, _) -> row.getLong("id"))
                .list();
        List<Long> page = ids.subList(0, Math.min(limit, ids.size()));
        String next = ids.size() > limit ? page.getLast().toString() : null;
        return new Slice<>(views(page), next, Math.min(total, Slice.EXACT_UP_TO), total <= Slice.EXACT_UP_TO);
    }

    /** How many match; 10,001 stands for more than that. */
    public long count(RequestQuery query) {
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> params = new LinkedHashMap<>();
        filter(query, where, params);
        return count(where, params);
    }

    private long count(List<String> where, Map<String, Object> params) {
        return jdbc.sql("select count(*) from (select 1 from request where " + String.join(" and ", where) + " limit "
                        + (Slice.EXACT_UP_TO + 1) + ") found")
                .params(params)
                .query(Long.class)
                .single();
    }

    private List<RequestView> views(List<Long> ids) {
        return rows.findAllById(ids).stream()
                .map(Request::toView)
                .sorted(java.util.Comparator.comparingLong(RequestView::id).reversed())
                .toList();
    }

    private static void filter(RequestQuery query, List<String> where, Map<String, Object> params) {
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
        Faults.optional(query.q()).ifPresent(words -> {
            where.add(
                    "(title ilike :q or reason ilike :q or requester ilike :q or team ilike :q or id::text = :number)");
            params.put("q", "%" + words.replaceAll("([%_\\\\])", "\\\\$1") + "%");
            params.put("number", words.startsWith("#") ? words.substring(1) : words);
        });
    }

    private static long cursor(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw InvalidInput.at("cursor", "This is not a cursor of this list. Start again without it.");
        }
    }

    /** Oldest first. */
    public List<Decision> decisions(long request) {
        return jdbc.sql("select * from request_decision where request_id = ? order by id")
                .param(request)
                .query((row, _) -> new Decision(
                        row.getString("decided_by"),
                        row.getString("decision"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("reason"),
                        row.getString("plan_hash"),
                        row.getBoolean("solo")))
                .list();
    }

    /** Oldest first. */
    public List<Comment> comments(long request) {
        return jdbc.sql("select * from request_comment where request_id = ? order by id")
                .param(request)
                .query((row, _) -> new Comment(
                        row.getString("author"),
                        row.getString("text"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
