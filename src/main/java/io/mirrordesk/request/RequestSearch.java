package io.mirrordesk.request;

import io.mirrordesk.contract.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds requests by what somebody types: the same ones as the list with that filter, but without their plans. */
@Service
@Transactional(readOnly = true)
public class RequestSearch {

    private final JdbcClient jdbc;

    RequestSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The request of that number first, then those with the text in their title, the newest first.
     *
     * @param text without control characters; words in title, reason, requester or team, or a request's number
     * @param limit how many of those that match
     */
    public Slice<FoundRequest> find(String text, int limit) {
        List<String> where = new ArrayList<>();
        Map<String, Object> params = new LinkedHashMap<>();
        RequestLists.filter(RequestQuery.all().matching(text), where, params);
        if (where.isEmpty()) {
            return Slice.whole(List.of());
        }
        List<Counted> found = jdbc.sql("select id, title, state, rolled_back, requester, team, ("
                        + RequestLists.counted(where) + ") as total from request where " + String.join(" and ", where)
                        + " order by id::text = :number desc, title ilike :q desc, id desc limit " + limit)
                .params(params)
                .query(RequestSearch::row)
                .list();
        long total = found.isEmpty() ? 0 : found.getFirst().total();
        return new Slice<>(
                found.stream().map(Counted::request).toList(),
                null,
                Math.min(total, Slice.EXACT_UP_TO),
                total <= Slice.EXACT_UP_TO);
    }

    private record Counted(FoundRequest request, long total) {}

    private static Counted row(ResultSet row, int number) throws SQLException {
        return new Counted(
                new FoundRequest(
                        row.getLong("id"),
                        row.getString("title"),
                        RequestState.valueOf(row.getString("state")),
                        row.getBoolean("rolled_back"),
                        row.getString("requester"),
                        row.getString("team")),
                row.getLong("total"));
    }
}
