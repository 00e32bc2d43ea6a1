package io.mirrordesk.request;

import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Risk;
import io.mirrordesk.request.Request.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A row of {@code request} as lists read it. */
final class RequestRow {

    private RequestRow() {}

    static RequestView view(ResultSet row) throws SQLException {
        List<Part> parts = Request.parts(row.getString("change"), row.getString("plan"), row.getString("further"));
        return new RequestView(
                row.getLong("id"),
                RequestState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("requester"),
                row.getString("team"),
                row.getString("reason"),
                parts.stream().map(Part::change).toList(),
                new JointPlan(parts.stream().map(Part::plan).toList()),
                row.getString("plan_hash"),
                row.getBoolean("stale"),
                Risk.valueOf(row.getString("risk")),
                Optional.ofNullable(row.getString("proof")).map(Proof::valueOf).orElse(null),
                row.getObject("run_id", Long.class),
                row.getString("outcome"),
                row.getBoolean("rolled_back"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
