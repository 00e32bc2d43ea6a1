package io.mirrordesk.observed.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts inside of the database: what was read again first, then everything from those counts. */
@Repository
class CountRows {

    /** Any number that nobody else uses. */
    private static final long LOCK = 0x6d69_7272_6f73L;

    /**
     * What the inventory is known by: two short texts, of which one changes with every completed listing or pass, the other with every
     * reading.
     */
    private static final String MARKS = """
            select coalesce(string_agg(concat_ws(' ', s.registry_id, s.completed_at, s.pass_ended_at), ','
                                       order by s.registry_id), '') as listed,
                   coalesce(string_agg(concat_ws(' ', s.registry_id, s.read, latest.tried_at), ','
                                       order by s.registry_id), '') as read,
                   min(s.completed_at) as as_of
              from registry_sync s left join lateral
                   (select max(r.tried_at) as tried_at from repository r where r.registry_id = s.registry_id) latest on true""";

    private static final String STATE = """
            select c.counted_at, c.took_ms, c.due_at, c.listed <> m.listed as listed, c.read <> m.read as read
              from inventory_count c cross join (%s) m""".formatted(MARKS);

    private static final String RECOUNT =
            """
            with stale as (
              select r.id, r.read_at from repository r left join repository_age a on a.repository_id = r.id
               where a.repository_id is null or a.read_at is distinct from r.read_at or a.until <= :now)
            insert into repository_age (repository_id, read_at, until, %1$s)
            select s.id, s.read_at, %2$s, %3$s
              from stale s left join image i on i.repository_id = s.id
             group by s.id, s.read_at
            on conflict (repository_id) do update set read_at = excluded.read_at, until = excluded.until, %4$s""".formatted(AgeColumns.names(), AgeColumns.until(), AgeColumns.counts(), AgeColumns.updates());

    private static final String GONE = """
            delete from repository_age a where not exists (select from repository r where r.id = a.repository_id)""";

    private static final String FIGURES =
            """
            insert into inventory_figures (registry_id, mirror, team, template, repositories, conforming, not_conforming,
                                           unknown, not_requested, images, size_bytes, %1$s)
            select r.registry_id, r.mirror, r.team, r.template, count(*), count(*) filter (where r.conforms),
                   count(*) filter (where not r.conforms), count(*) filter (where r.conforms is null),
                   count(*) filter (where not r.requested),
                   coalesce(sum(%2$s), 0), coalesce(sum(%3$s), 0), %4$s
              from repository r left join repository_age a on a.repository_id = r.id
             group by r.registry_id, r.mirror, r.team, r.template""".formatted(AgeColumns.names(), AgeColumns.total("images"), AgeColumns.total("bytes"), AgeColumns.sums());

    private static final String COUNTED = """
            update inventory_count c
               set counted_at = :now, as_of = m.as_of, listed = m.listed, read = m.read,
                   due_at = (select nullif(min(until), 'infinity') from repository_age)
              from (%s) m""".formatted(MARKS);

    private static final String DAY = """
            insert into inventory_day (day, registry_id, mirror, team, template, repositories, images, size_bytes, conforming,
                                       not_conforming, unknown, cold_images, cold_bytes, never_images, never_bytes, counted_at)
            select :day, registry_id, mirror, team, template, repositories, images, size_bytes, conforming,
                   not_conforming, unknown, pulled_older_images, pulled_older_bytes, pulled_never_images,
                   pulled_never_bytes, :now
              from inventory_figures""";

    private final JdbcClient jdbc;

    CountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CountState state() {
        return jdbc.sql(STATE).query((row, _) -> state(row)).single();
    }

    /** Whether nobody else counts; until the end of the transaction. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Has every repository's images counted anew, not only those of what was read again. */
    void forgetAges() {
        jdbc.sql("delete from repository_age").update();
    }

    /** Counts everything as it is in this transaction's snapshot, on one core: pages want the others. */
    void count(Instant now) {
        jdbc.sql("set local max_parallel_workers_per_gather = 0").update();
        jdbc.sql(GONE).update();
        jdbc.sql(RECOUNT)
                .params(AgeColumns.moments(now))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from inventory_figures").update();
        jdbc.sql(FIGURES).update();
        jdbc.sql(COUNTED).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void took(Duration duration) {
        jdbc.sql("update inventory_count set took_ms = ?")
                .param(duration.toMillis())
                .update();
    }

    /** Makes the present figures those of the day, in place of earlier ones. */
    void keepAs(LocalDate day, Instant now) {
        jdbc.sql("delete from inventory_day where day = ?").param(day).update();
        jdbc.sql(DAY)
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static CountState state(ResultSet row) throws SQLException {
        return new CountState(
                instant(row, "counted_at"),
                Duration.ofMillis(row.getLong("took_ms")),
                instant(row, "due_at"),
                row.getBoolean("listed"),
                row.getBoolean("read"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
