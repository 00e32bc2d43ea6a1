package io.mirrordesk.audit;

import io.mirrordesk.audit.Audit.Unanswered;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code audit_record}, as they are written. */
@Component
class AuditRecords {

    private static final String INSERT = """
            INSERT INTO audit_record (at, actor_kind, actor, phase, action, subject, registry_id, before_text, after_text,
                                      request_id, solo)
            VALUES (:at, :kind, :actor, :phase, :action, :subject, :registry, :before, :after, :request, :solo)
            RETURNING id""";

    // The answer repeats who and what, so that one row tells the whole story; a refused call changed nothing.
    private static final String ANSWER = """
            INSERT INTO audit_record (at, actor_kind, actor, phase, intent_id, action, subject, registry_id, before_text,
                                      after_text, request_id, aws_request_id, error)
            SELECT :at, actor_kind, actor, :phase, id, action, subject, registry_id, before_text,
                   CASE WHEN :changed THEN coalesce(:after, after_text) ELSE :after END, request_id, :awsRequestId, :error
            FROM audit_record WHERE id = :intent AND phase = 'INTENT'
            ON CONFLICT (intent_id) WHERE intent_id IS NOT NULL DO NOTHING""";

    private static final String UNANSWERED = """
            SELECT i.id, i.action FROM audit_record i
            WHERE i.request_id = :request AND i.subject = :subject AND i.phase = 'INTENT'
              AND NOT EXISTS (SELECT FROM audit_record a WHERE a.intent_id = i.id)
            ORDER BY i.id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(LocalChange change) {
        insert(
                Phase.LOCAL,
                new RemoteCall(
                        change.actor(),
                        change.action(),
                        change.subject(),
                        change.registry(),
                        change.before(),
                        change.after(),
                        change.request()),
                change.solo());
    }

    long insert(RemoteCall call) {
        return insert(Phase.INTENT, call, false);
    }

    void answer(long intent, Phase phase, Outcome outcome) {
        boolean changed = phase == Phase.OBSERVED || outcome.error() == null;
        int rows = jdbc.sql(ANSWER)
                .param("at", now())
                .param("phase", phase.name())
                .param("changed", changed)
                .param("after", stored(outcome.after()))
                .param("awsRequestId", outcome.awsRequestId())
                .param("error", stored(outcome.error()))
                .param("intent", intent)
                .update();
        if (rows == 0 && !isAnswered(intent)) {
            throw new IllegalStateException("There is no audited call with the record id " + intent + ".");
        }
    }

    private boolean isAnswered(long intent) {
        return jdbc.sql("SELECT count(*) FROM audit_record WHERE intent_id = ?")
                        .param(intent)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Unanswered> unanswered(long request, String subject) {
        return jdbc.sql(UNANSWERED)
                .param("request", request)
                .param("subject", subject)
                .query((row, _) -> new Unanswered(row.getLong("id"), row.getString("action")))
                .list();
    }

    private long insert(Phase phase, RemoteCall call, boolean solo) {
        return jdbc.sql(INSERT)
                .param("at", now())
                .param("kind", call.actor().kind().name())
                .param("actor", call.actor().name())
                .param("phase", phase.name())
                .param("action", call.action())
                .param("subject", call.subject())
                .param("registry", call.registry())
                .param("before", stored(call.before()))
                .param("after", stored(call.after()))
                .param("request", call.request())
                .param("solo", solo)
                .query(Long.class)
                .single();
    }

    /** PostgreSQL keeps microseconds; the seal covers what is stored. */
    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL's text cannot hold NUL; a record must never fail for what a stranger's message contains. */
    private static @Nullable String stored(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
