package io.mirrordesk.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was decided and said about requests: one statement, however many. */
@Service
@Transactional(readOnly = true)
public class Histories {

    private static final String ALL = """
            select request_id, decided_by as by, decision, decided_at as at, reason as text, plan_hash, solo
              from request_decision where request_id = any (:requests)
            union all
            select request_id, author, null, created_at, text, null, false
              from request_comment where request_id = any (:requests)
            order by at""";

    private final JdbcClient jdbc;

    Histories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public History of(long request) {
        return of(List.of(request)).getOrDefault(request, History.EMPTY);
    }

    /** By request; one of which nobody said anything is not in it. */
    public Map<Long, History> of(Collection<Long> requests) {
        Map<Long, List<Object>> entries = new LinkedHashMap<>();
        jdbc.sql(ALL).param("requests", requests.toArray(Long[]::new)).query(row -> {
            entries.computeIfAbsent(row.getLong("request_id"), _ -> new ArrayList<>())
                    .add(entry(row));
        });
        Map<Long, History> histories = new LinkedHashMap<>();
        entries.forEach((request, all) ->
                histories.put(request, new History(only(all, Decision.class), only(all, Comment.class))));
        return histories;
    }

    private static Object entry(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return decision == null
                ? new Comment(
                        row.getString("by"),
                        row.getString("text"),
                        row.getTimestamp("at").toInstant())
                : new Decision(
                        row.getString("by"),
                        decision,
                        row.getTimestamp("at").toInstant(),
                        row.getString("text"),
                        row.getString("plan_hash"),
                        row.getBoolean("solo"));
    }

    private static <T> List<T> only(List<Object> entries, Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
