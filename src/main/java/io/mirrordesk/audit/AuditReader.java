package io.mirrordesk.audit;

import io.mirrordesk.contract.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of records; keyset paging by id, newest first. */
@Repository
class AuditReader {

    private static final String SELECT = """
            SELECT r.id, s.sequence, r.at, r.actor_kind, r.actor, r.phase, r.intent_id, r.action, r.subject, r.registry_id,
                   r.before_text, r.after_text, r.request_id, r.aws_request_id, r.error, r.solo, s.previous_hash, s.hash
            FROM audit_record r LEFT JOIN audit_seal s ON s.record_id = r.id""";

    private final JdbcClient jdbc;

    AuditReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<AuditEntry> find(AuditQuery query) {
        AuditFilter filter = AuditFilter.of(query);
        AuditFilter page =
                query.cursor() == null ? filter : filter.and("r.id < :cursor", "cursor", Cursor.parse(query.cursor()));
        List<AuditEntry> rows = jdbc.sql(SELECT + page.where() + " ORDER BY r.id DESC LIMIT :rows")
                .params(page.parameters())
                .param("rows", query.limit() + 1)
                .query(AuditReader::entry)
                .list();
        boolean more = rows.size() > query.limit();
        List<AuditEntry> items = more ? rows.subList(0, query.limit()) : rows;
        String next = more ? Cursor.of(items.getLast().id()) : null;
        long total = count(filter);
        return new Slice<>(items, next, Math.min(total, Slice.EXACT_UP_TO), total <= Slice.EXACT_UP_TO);
    }

    /** The first page without its total. */
    List<AuditEntry> latest(AuditQuery query) {
        AuditFilter filter = AuditFilter.of(query);
        return jdbc.sql(SELECT + filter.where() + " ORDER BY r.id DESC LIMIT :rows")
                .params(filter.parameters())
                .param("rows", query.limit())
                .query(AuditReader::entry)
                .list();
    }

    List<AuditEntry> ofRequest(long request) {
        return jdbc.sql(SELECT + " WHERE r.request_id = :request ORDER BY r.id")
                .param("request", request)
                .query(AuditReader::entry)
                .list();
    }

    void each(AuditQuery query, Consumer<AuditEntry> to) {
        AuditFilter filter = AuditFilter.of(query);
        try (Stream<AuditEntry> rows = jdbc
                .sql(SELECT + filter.where() + " ORDER BY r.id")
                .withFetchSize(1000)
                .params(filter.parameters())
                .query(AuditReader::entry)
                .stream()) {
            rows.forEach(to);
        }
    }

    ChainState chain() {
        return jdbc.sql("""
                        SELECT coalesce(max(s.sequence), 0) AS records, (SELECT count(*) FROM audit_unsealed) AS unsealed,
                               (SELECT hash FROM audit_seal ORDER BY sequence DESC LIMIT 1) AS head
                        FROM audit_seal s""").query(ChainState.class).single();
    }

    private long count(AuditFilter filter) {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 FROM audit_record r" + filter.where()
                        + " LIMIT :most) AS matching")
                .params(filter.parameters())
                .param("most", Slice.EXACT_UP_TO + 1)
                .query(Long.class)
                .single();
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                number(row, "sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(text(row, "actor"), Actor.Kind.valueOf(text(row, "actor_kind"))),
                Phase.valueOf(text(row, "phase")),
                number(row, "intent_id"),
                text(row, "action"),
                text(row, "subject"),
                row.getString("registry_id"),
                row.getString("before_text"),
                row.getString("after_text"),
                number(row, "request_id"),
                row.getString("aws_request_id"),
                row.getString("error"),
                row.getBoolean("solo"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
