package io.mirrordesk.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What waits for its seal. */
@Service
public class SealBacklog {

    private final JdbcClient jdbc;

    SealBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param oldest when the first of them was written; null if none waits */
    public record Waiting(long records, @Nullable Instant oldest) {}

    public Waiting waiting() {
        return jdbc.sql("""
                        SELECT count(*) AS records, min(r.at) AS oldest
                        FROM audit_unsealed u JOIN audit_record r ON r.id = u.record_id""")
                .query((row, _) -> new Waiting(
                        row.getLong("records"),
                        Optional.ofNullable(row.getTimestamp("oldest"))
                                .map(Timestamp::toInstant)
                                .orElse(null)))
                .single();
    }
}
