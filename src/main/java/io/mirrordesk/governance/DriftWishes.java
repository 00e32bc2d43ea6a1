package io.mirrordesk.governance;

import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How often a check of a registry was asked for, or told about by an event, so that what comes during a check is not lost. */
@Repository
class DriftWishes {

    private final JdbcClient jdbc;

    DriftWishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param wanted how often all of it was asked for
     * @param told how often an event told of something
     * @param beganAt when the last check of all of it began; null before
     */
    record Wishes(
            long wanted,
            long told,
            long fulfilled,
            @Nullable Instant beganAt) {

        static final Wishes NONE = new Wishes(0, 0, 0, null);
    }

    /** Asks for a check of everything; until the end of the caller's transaction nobody else asks, and no check ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void want(RegistryId registry) {
        jdbc.sql("""
                        insert into drift_check (registry_id, wanted) values (?, 1)
                        on conflict (registry_id) do update set wanted = drift_check.wanted + 1""").param(registry.toString()).update();
    }

    /** Asks for a check of what events told of. */
    @Transactional(propagation = Propagation.MANDATORY)
    void told(RegistryId registry) {
        jdbc.sql("""
                        insert into drift_check (registry_id, told) values (?, 1)
                        on conflict (registry_id) do update set told = drift_check.told + 1""").param(registry.toString()).update();
    }

    /** Until the end of the caller's transaction nobody else asks or writes down findings. It is taken before any other row of drift. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(RegistryId registry) {
        jdbc.sql("""
                        insert into drift_check (registry_id) values (?)
                        on conflict (registry_id) do update set wanted = drift_check.wanted""").param(registry.toString()).update();
    }

    /** A check has ended that began when so much was wanted; returns how it stands now. */
    @Transactional(propagation = Propagation.MANDATORY)
    Wishes fulfilled(RegistryId registry, long wanted) {
        lock(registry);
        jdbc.sql("update drift_check set fulfilled = ? where registry_id = ?")
                .params(wanted, registry.toString())
                .update();
        return of(registry);
    }

    /** How it stands, after waiting for whoever asks at the moment. */
    @Transactional
    Wishes of(RegistryId registry) {
        return jdbc.sql("select * from drift_check where registry_id = ? for update")
                .param(registry.toString())
                .query((row, _) -> new Wishes(
                        row.getLong("wanted"),
                        row.getLong("told"),
                        row.getLong("fulfilled"),
                        instant(row.getTimestamp("began_at"))))
                .optional()
                .orElse(Wishes.NONE);
    }

    /** Of every registry that a check was asked for or made of. */
    List<DriftCheck> all() {
        return jdbc.sql("select * from drift_check order by registry_id")
                .query((row, _) -> new DriftCheck(
                        RegistryId.parse(row.getString("registry_id")),
                        state(row.getLong("wanted") > row.getLong("fulfilled"), row.getTimestamp("began_at")),
                        instant(row.getTimestamp("began_at")),
                        instant(row.getTimestamp("checked_at")),
                        row.getString("error")))
                .list();
    }

    private static DriftCheck.State state(boolean wanted, @Nullable Timestamp began) {
        if (wanted) {
            return DriftCheck.State.RUNNING;
        }
        return began == null ? DriftCheck.State.WAITING : DriftCheck.State.DONE;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant).orElse(null);
    }
}
