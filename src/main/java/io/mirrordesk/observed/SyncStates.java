package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the inventory of each registry is. */
@Repository
class SyncStates {

    /**
     * A listing that a death interrupted goes on, unless somebody has asked for a sync since: what repositories are compared with may have
     * changed. A pass goes on until it has come to its end; asked for again after an early end, it begins anew.
     */
    private static final String BEGIN = """
            insert into registry_sync as s (registry_id, generation, state, stage, started_at, pass_started_at, moved_at,
                                            listing_wish, pass_wish)
            values (:registry, 1, 'RUNNING', 'LISTING', :now, :now, :now, :wish, :wish)
            on conflict (registry_id) do update
               set state = 'RUNNING', stage = 'LISTING', moved_at = :now, error = null, listing_wish = :wish,
                   expected = (select count(*) from repository r where r.registry_id = :registry),
                   started_at = case when s.state = 'RUNNING' then s.started_at else :now end,
                   generation = case when %1$s then s.generation else s.generation + 1 end,
                   page_token = case when %1$s then s.page_token end,
                   listed = case when %1$s then s.listed else 0 end,
                   pass_started_at = case when %2$s then :now else s.pass_started_at end,
                   pass_wish = case when %2$s then :wish else s.pass_wish end,
                   read = case when %2$s then 0 else s.read end,
                   unreadable = case when %2$s then 0 else s.unreadable end,
                   per_second = case when %2$s then null else s.per_second end
            returning generation, page_token, pass_started_at""".formatted("""
            (s.stage = 'LISTING' and s.page_token is not null and s.listing_wish = :wish)""", """
            (s.pass_started_at is null or s.pass_ended_at >= s.pass_started_at
             or s.state <> 'RUNNING' and s.pass_wish < :wish)""");

    private final JdbcClient jdbc;
    private final Clock clock;

    SyncStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A sync that has begun or goes on.
     *
     * @param generation marks the listing
     * @param page where the listing goes on; empty for its beginning
     * @param passStartedAt what was tried since then has had its turn
     */
    record Begun(long generation, Optional<String> page, Instant passStartedAt) {}

    /** Of every registry that a sync was started for. */
    List<SyncState> all() {
        return jdbc.sql("select * from registry_sync order by registry_id")
                .query((row, _) -> RowMapping.sync(row))
                .list();
    }

    /** Waiting when there was no sync yet. */
    SyncState of(RegistryId registry) {
        return jdbc.sql("select * from registry_sync where registry_id = ?")
                .param(registry.toString())
                .query((row, _) -> RowMapping.sync(row))
                .optional()
                .orElseGet(() -> SyncState.waiting(registry));
    }

    /** False for a registry that was generated, which nothing in AWS could confirm. */
    boolean isInAws(RegistryId registry) {
        return of(registry).phase() != SyncState.Phase.GENERATED;
    }

    /** @param wish how many syncs were asked for so far */
    Begun begin(RegistryId registry, long wish) {
        return jdbc.sql(BEGIN)
                .param("registry", registry.toString())
                .param("now", now())
                .param("wish", wish)
                .query((row, _) -> new Begun(
                        row.getLong("generation"),
                        Optional.ofNullable(row.getString("page_token")),
                        row.getObject("pass_started_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /** A page more is in the inventory; in the transaction that put it there. */
    void listed(RegistryId registry, int more, Optional<String> next) {
        jdbc.sql("""
                        update registry_sync set listed = listed + :more, page_token = :next, moved_at = :now
                         where registry_id = :registry""")
                .param("more", more)
                .param("next", next.orElse(null))
                .param("now", now())
                .param("registry", registry.toString())
                .update();
    }

    /** AWS does not know the page any more. */
    void forgetPage(RegistryId registry) {
        jdbc.sql("update registry_sync set page_token = null where registry_id = ?")
                .param(registry.toString())
                .update();
    }

    /** The listing is complete; in the transaction that removed what it did not list. */
    void complete(RegistryId registry) {
        jdbc.sql("""
                        update registry_sync set completed_at = :now, moved_at = :now, stage = 'READING', page_token = null
                         where registry_id = :registry""").param("now", now()).param("registry", registry.toString()).update();
    }

    /** @param left repositories that the pass has still to read */
    void toRead(RegistryId registry, int left) {
        jdbc.sql("update registry_sync set to_read = read + unreadable + ? where registry_id = ?")
                .params(left, registry.toString())
                .update();
    }

    /** A batch more is in the inventory; in the transaction that put it there. */
    void read(RegistryId registry, int read, int unreadable, double perSecond) {
        jdbc.sql("""
                        update registry_sync
                           set read = read + ?, unreadable = unreadable + ?, per_second = ?, moved_at = ?
                         where registry_id = ?""")
                .params(read, unreadable, perSecond, now(), registry.toString())
                .update();
    }

    /** The pass has come to its end; returns the wish that it began with. */
    long done(RegistryId registry, Optional<String> error) {
        return jdbc.sql("""
                        update registry_sync set state = 'DONE', pass_ended_at = :now, error = :error
                         where registry_id = :registry
                        returning pass_wish""")
                .param("now", now())
                .param("error", error.orElse(null))
                .param("registry", registry.toString())
                .query(Long.class)
                .single();
    }

    void failed(RegistryId registry, String error) {
        jdbc.sql("update registry_sync set state = 'FAILED', error = ?, moved_at = ? where registry_id = ?")
                .params(error, now(), registry.toString())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
