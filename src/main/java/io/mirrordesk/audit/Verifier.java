package io.mirrordesk.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recomputes the chain from the stored bytes, record by record, in constant memory. */
@Component
class Verifier {

    private static final String CHAIN = """
            SELECT s.sequence, s.record_id, s.previous_hash, s.hash, r.id, r.at, r.actor_kind, r.actor, r.phase, r.intent_id,
                   r.action, r.subject, r.registry_id, r.before_text, r.after_text, r.request_id, r.aws_request_id, r.error, r.solo
            FROM audit_seal s LEFT JOIN audit_record r ON r.id = s.record_id ORDER BY s.sequence""";

    // Evidence that is not in the sealer's work list and has no seal: somebody removed its seal.
    private static final String UNSEALED = """
            SELECT count(*) AS unsealed, count(*) FILTER (WHERE u.record_id IS NULL) AS lost
            FROM audit_record r LEFT JOIN audit_unsealed u ON u.record_id = r.id
            WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.record_id = r.id)""";

    private final JdbcClient jdbc;

    Verifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs in the caller's transaction, which the database's cursor needs. */
    Verification verify() {
        Unsealed unsealed = jdbc.sql(UNSEALED)
                .query((row, number) -> new Unsealed(row.getLong("unsealed"), row.getLong("lost")))
                .single();
        try (Stream<Link> links = jdbc.sql(CHAIN).withFetchSize(1000).query(Verifier::link).stream()) {
            return walk(links.iterator(), unsealed);
        }
    }

    private static Verification walk(Iterator<Link> links, Unsealed unsealed) {
        long records = 0;
        String head = Seal.ORIGIN;
        while (links.hasNext()) {
            Link link = links.next();
            String fault = link.fault(records + 1, head);
            if (fault != null) {
                return new Verification(false, records, head(records, head), records + 1, fault, unsealed.all());
            }
            records++;
            head = link.hash();
        }
        String fault = unsealed.lost() == 0 ? null : unsealed.lost() + " records have lost their seal.";
        Long broken = fault == null ? null : records + 1;
        return new Verification(fault == null, records, head(records, head), broken, fault, unsealed.all());
    }

    private static @Nullable String head(long records, String head) {
        return records == 0 ? null : head;
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        row.getLong("id");
        AuditEntry entry = row.wasNull() ? null : AuditReader.entry(row, number);
        return new Link(
                row.getLong("sequence"),
                row.getLong("record_id"),
                Objects.requireNonNull(row.getString("previous_hash")),
                Objects.requireNonNull(row.getString("hash")),
                entry);
    }

    private record Unsealed(long all, long lost) {}

    private record Link(
            long sequence,
            long record,
            String previousHash,
            String hash,
            @Nullable AuditEntry entry) {

        /** What does not hold when this link follows that head, as a sentence. */
        @Nullable
        String fault(long expected, String head) {
            if (sequence != expected) {
                return "The seal with sequence " + expected + " is missing.";
            }
            if (!previousHash.equals(head)) {
                return "The seal with sequence " + expected + " does not follow the one before it.";
            }
            if (entry == null) {
                return "Record " + record + ", sealed with sequence " + expected + ", was deleted.";
            }
            boolean intact = Seal.hash(previousHash, sequence, entry).equals(hash);
            return intact ? null : "Record " + record + ", sealed with sequence " + expected + ", was changed.";
        }
    }
}
