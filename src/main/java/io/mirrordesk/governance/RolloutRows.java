package io.mirrordesk.governance;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.governance.RolloutView.Cause;
import io.mirrordesk.governance.RolloutView.Counts;
import io.mirrordesk.governance.RolloutView.State;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunEvent.RolloutWanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of roll-outs. */
@Repository
class RolloutRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    RolloutRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long create(RolloutWanted wanted) {
        return jdbc.sql("""
                        insert into rollout (registry_id, template, version, request, state, may_expire, created_at, updated_at)
                        values (:registry, :template, :version, :request, 'RUNNING', :mayExpire, :now, :now) returning id""")
                .param("registry", wanted.registry().toString())
                .param("template", wanted.template().name())
                .param("version", wanted.rollout().version())
                .param("request", wanted.request())
                .param("mayExpire", wanted.rollout().mayExpire())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** @throws NotFound when there is no such roll-out */
    RolloutView get(long id) {
        return jdbc.sql("select * from rollout where id = ?")
                .param(id)
                .query(RolloutRows::view)
                .optional()
                .orElseThrow(() -> new NotFound("There is no roll-out " + id + "."));
    }

    /** Those of its newest version. */
    List<RolloutView> latest(String template) {
        return jdbc.sql("""
                        select * from rollout
                         where template = :template
                           and version = (select max(version) from rollout where template = :template)
                         order by registry_id""")
                .param("template", template)
                .query(RolloutRows::view)
                .list();
    }

    List<RolloutView> ofRequest(long request) {
        return jdbc.sql("select * from rollout where request = ? order by registry_id")
                .param(request)
                .query(RolloutRows::view)
                .list();
    }

    /** Those that hold repositories back, of a registry. */
    List<RolloutView> holding(RegistryId registry) {
        return jdbc.sql("""
                        select * from rollout o
                         where registry_id = ? and exists (
                           select from rollout_item i
                            where i.rollout_id = o.id and i.state in ('PENDING', 'RUNNING', 'FAILED', 'SET_ASIDE'))""").param(registry.toString()).query(RolloutRows::view).list();
    }

    /** Ids of those that are to go on. */
    List<Long> running() {
        return jdbc.sql("select id from rollout where state = 'RUNNING' order by id")
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    boolean isRunning(long id) {
        return jdbc.sql("select state = 'RUNNING' from rollout where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Moves it on, and begins to count failures anew; returns whether it was in one of the states {@code from}. */
    boolean move(long id, State to, @Nullable Cause cause, @Nullable String reason, State... from) {
        return jdbc.sql("""
                        update rollout
                           set state = :to, cause = :cause, reason = :reason, failures_in_row = 0, updated_at = :now,
                               ended_at = case when :to in ('STOPPED', 'DONE') then :now::timestamptz end
                         where id = :id and state = any (:from)""")
                        .param("to", to.name())
                        .param("cause", cause == null ? null : cause.name())
                        .param("reason", reason)
                        .param("now", now())
                        .param("id", id)
                        .param("from", Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                > 0;
    }

    /** A newer version takes over whatever roll-outs of earlier ones have not come to; they are stopped. */
    void replaceEarlier(String template, int version, String reason) {
        jdbc.sql("""
                        update rollout
                           set state = 'STOPPED', cause = 'REPLACED', reason = :reason, updated_at = :now, ended_at = :now
                         where template = :template and version < :version
                           and (state in ('RUNNING', 'PAUSED') or cause = 'FAILURES')""")
                .param("reason", reason)
                .param("now", now())
                .param("template", template)
                .param("version", version)
                .update();
    }

    /** Counts images that will expire against what was decided; false, and nothing is counted, when they would be too many. */
    boolean letExpire(long id, long images) {
        return jdbc.sql("update rollout set expired = expired + :n where id = :id and expired + :n <= may_expire")
                        .param("n", images)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** How many failed one after the other until now. */
    int failuresInRow(long id) {
        return jdbc.sql("select failures_in_row from rollout where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    static RolloutView view(ResultSet row, int number) throws SQLException {
        String cause = row.getString("cause");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new RolloutView(
                row.getLong("id"),
                RegistryId.parse(row.getString("registry_id")),
                row.getString("template"),
                row.getInt("version"),
                row.getLong("request"),
                State.valueOf(row.getString("state")),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("reason"),
                row.getLong("may_expire"),
                row.getLong("expired"),
                new Counts(
                        row.getLong("total"),
                        row.getLong("done"),
                        row.getLong("failed"),
                        row.getLong("set_aside"),
                        row.getLong("skipped")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
