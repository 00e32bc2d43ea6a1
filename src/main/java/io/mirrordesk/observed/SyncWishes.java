package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How often a sync of a registry was asked for, so that what is asked for during a sync is not lost. */
@Repository
class SyncWishes {

    private final JdbcClient jdbc;

    SyncWishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks once more; until the end of the caller's transaction nobody else asks, begins or ends a sync of the registry. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(RegistryId registry) {
        jdbc.sql("""
                        insert into sync_wish (registry_id, wanted) values (?, 1)
                        on conflict (registry_id) do update set wanted = sync_wish.wanted + 1""").param(registry.toString()).update();
    }

    /** How many there were so far, after waiting for whoever asks at the moment. */
    @Transactional
    long count(RegistryId registry) {
        return jdbc.sql("select wanted from sync_wish where registry_id = ? for update")
                .param(registry.toString())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
