package io.mirrordesk.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives each record its place in the chain. One at a time over all replicas: the database's advisory lock says who. Records are
 * sealed in the order in which their transactions became visible, so one that commits late is sealed late, never skipped.
 */
@Component
class Sealer {

    static final int BATCH = 1000;

    private static final long LOCK = 0x6d69_7272_6f72L;

    private static final String WAITING = """
            SELECT NULL::bigint AS sequence, r.*, NULL::text AS previous_hash, NULL::text AS hash
            FROM audit_unsealed u JOIN audit_record r ON r.id = u.record_id ORDER BY u.record_id LIMIT :batch""";

    private final JdbcClient jdbc;
    private final JdbcOperations batch;

    Sealer(JdbcClient jdbc, JdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Seals the next batch and returns how many records it had; zero also if another replica is at it. */
    @Transactional
    public int seal() {
        if (!jdbc.sql("SELECT EXISTS (SELECT FROM audit_unsealed)")
                        .query(Boolean.class)
                        .single()
                || !locked()) {
            return 0;
        }
        List<AuditEntry> waiting = jdbc.sql(WAITING)
                .param("batch", BATCH)
                .query(AuditReader::entry)
                .list();
        chain(waiting);
        return waiting.size();
    }

    private boolean locked() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private Link head() {
        return jdbc.sql("SELECT sequence, hash FROM audit_seal ORDER BY sequence DESC LIMIT 1")
                .query(Link.class)
                .optional()
                .orElse(new Link(0, Seal.ORIGIN));
    }

    private void chain(List<AuditEntry> waiting) {
        List<Object[]> seals = new ArrayList<>();
        List<Object[]> done = new ArrayList<>();
        Link head = head();
        for (AuditEntry entry : waiting) {
            Link next = new Link(head.sequence() + 1, Seal.hash(head.hash(), head.sequence() + 1, entry));
            seals.add(new Object[] {next.sequence(), entry.id(), head.hash(), next.hash()});
            done.add(new Object[] {entry.id()});
            head = next;
        }
        batch.batchUpdate(
                "INSERT INTO audit_seal (sequence, record_id, previous_hash, hash) VALUES (?, ?, ?, ?)", seals);
        batch.batchUpdate("DELETE FROM audit_unsealed WHERE record_id = ?", done);
    }

    record Link(long sequence, String hash) {}
}
