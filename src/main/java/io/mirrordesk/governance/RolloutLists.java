package io.mirrordesk.governance;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of roll-outs and of their repositories. */
@Repository
class RolloutLists {

    private static final int MAX_LIMIT = 200;

    private final JdbcClient jdbc;

    RolloutLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    Slice<RolloutView> find(RolloutQuery query) {
        List<String> where = new ArrayList<>(List.of("true"));
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (query.registry() != null) {
            where.add("registry_id = :registry");
            parameters.put("registry", query.registry().toString());
        }
        if (query.template() != null) {
            where.add("template = :template");
            parameters.put("template", query.template());
        }
        if (query.state() != null) {
            where.add("state = :state");
            parameters.put("state", query.state().name());
        }
        long total = count("rollout", where, parameters);
        if (query.cursor() != null) {
            where.add("id < :cursor");
            parameters.put("cursor", number(query.cursor()));
        }
        int limit = Math.clamp(query.limit(), 1, MAX_LIMIT);
        List<RolloutView> found = jdbc.sql("select * from rollout where " + String.join(" and ", where)
                        + " order by id desc limit " + (limit + 1))
                .params(parameters)
                .query(RolloutRows::view)
                .list();
        List<RolloutView> page = found.stream().limit(limit).toList();
        return slice(page, found.size() > limit ? Long.toString(page.getLast().id()) : null, total);
    }

    /** By name. */
    Slice<RolloutItem> items(
            RolloutView rollout, RolloutItem.@Nullable State state, int limit, @Nullable String cursor) {
        List<String> where = new ArrayList<>(List.of("rollout_id = :rollout", "state = any (:states)"));
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("rollout", rollout.id());
        parameters.put("states", state == null ? new String[] {"FAILED", "SET_ASIDE"} : new String[] {state.name()});
        long total = count("rollout_item", where, parameters);
        if (cursor != null) {
            where.add("repository > :cursor");
            parameters.put("cursor", cursor.replace("\0", ""));
        }
        int wanted = Math.clamp(limit, 1, MAX_LIMIT);
        List<RolloutItem> found = jdbc.sql("select * from rollout_item where " + String.join(" and ", where)
                        + " order by repository limit " + (wanted + 1))
                .params(parameters)
                .query(RolloutItems::view)
                .list();
        List<RolloutItem> page = found.stream().limit(wanted).toList();
        return slice(page, found.size() > wanted ? page.getLast().repository() : null, total);
    }

    private long count(String table, List<String> where, Map<String, Object> parameters) {
        return jdbc.sql("select count(*) from (select 1 from " + table + " where " + String.join(" and ", where)
                        + " limit " + (Slice.EXACT_UP_TO + 1) + ") found")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private static <T> Slice<T> slice(List<T> page, @Nullable String next, long total) {
        return new Slice<>(page, next, Math.min(total, Slice.EXACT_UP_TO), total <= Slice.EXACT_UP_TO);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw InvalidInput.at("cursor", "This is not a cursor of this list. Start again without it.");
        }
    }
}
