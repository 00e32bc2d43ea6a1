package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the inventory of each registry is. */
@Repository
class SyncStates {

    private final JdbcClient jdbc;
    private final Clock clock;

    SyncStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

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

    /** Starts a sync and returns its generation: each repository that it lists is marked with it. */
    long begin(RegistryId registry) {
        return jdbc.sql("""
                        insert into registry_sync (registry_id, generation, state, started_at)
                        values (:registry, 1, 'RUNNING', :now)
                        on conflict (registry_id) do update
                           set generation = registry_sync.generation + 1, state = 'RUNNING', started_at = :now,
                               listed = 0, read = 0, error = null
                        returning generation""")
                .param("registry", registry.toString())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    void listed(RegistryId registry, int more) {
        jdbc.sql("update registry_sync set listed = listed + ? where registry_id = ?")
                .params(more, registry.toString())
                .update();
    }

    void read(RegistryId registry) {
        jdbc.sql("update registry_sync set read = read + 1 where registry_id = ?")
                .param(registry.toString())
                .update();
    }

    /** The listing is complete. */
    void complete(RegistryId registry, int rulesUsed, int policyCharacters) {
        jdbc.sql("""
                        update registry_sync set completed_at = ?, rules_used = ?, policy_characters = ?
                         where registry_id = ?""")
                .params(now(), rulesUsed, policyCharacters, registry.toString())
                .update();
    }

    void done(RegistryId registry) {
        jdbc.sql("update registry_sync set state = 'DONE' where registry_id = ?")
                .param(registry.toString())
                .update();
    }

    void failed(RegistryId registry, String error) {
        jdbc.sql("update registry_sync set state = 'FAILED', error = ? where registry_id = ?")
                .params(error, registry.toString())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
