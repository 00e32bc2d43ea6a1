package io.mirrordesk.portal.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code idempotency_key}, kept for a day. */
@Component
class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes the key; false if it is taken. Keys older than a day are free again. */
    boolean begin(Use use, String bodyHash) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("DELETE FROM idempotency_key WHERE created_at < ?")
                .param(now.minus(KEPT))
                .update();
        return jdbc.sql("""
                                INSERT INTO idempotency_key (person, key, body_hash, created_at) VALUES (?, ?, ?, ?)
                                ON CONFLICT DO NOTHING""").params(use.person(), use.key(), bodyHash, now).update() == 1;
    }

    Optional<Earlier> find(Use use) {
        return jdbc.sql("SELECT body_hash, status, headers, body FROM idempotency_key WHERE person = ? AND key = ?")
                .params(use.person(), use.key())
                .query(IdempotencyKeys::earlier)
                .optional();
    }

    void keep(Use use, KeptAnswer answer) {
        jdbc.sql("UPDATE idempotency_key SET status = ?, headers = ?, body = ? WHERE person = ? AND key = ?")
                .params(
                        answer.status(),
                        JSON.writeValueAsString(answer.headers()),
                        answer.body(),
                        use.person(),
                        use.key())
                .update();
    }

    void forget(Use use) {
        jdbc.sql("DELETE FROM idempotency_key WHERE person = ? AND key = ?")
                .params(use.person(), use.key())
                .update();
    }

    private static Earlier earlier(ResultSet row, int number) throws SQLException {
        String hash = Objects.requireNonNull(row.getString("body_hash"));
        int status = row.getInt("status");
        return row.wasNull()
                ? new Earlier(hash, Optional.empty())
                : new Earlier(hash, Optional.of(answer(status, row)));
    }

    private static KeptAnswer answer(int status, ResultSet row) throws SQLException {
        return new KeptAnswer(
                status,
                JSON.readValue(row.getString("headers"), KeptAnswer.Headers.class),
                Objects.requireNonNull(row.getBytes("body")));
    }

    /** Whose key; two people may use the same one. */
    record Use(String person, String key) {}

    /** The first call with this key. */
    record Earlier(String bodyHash, Optional<KeptAnswer> answer) {}
}
