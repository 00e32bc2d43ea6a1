package io.mirrordesk.governance;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.ForeignChange;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads findings of drift, each list in one statement. */
@Repository
class DriftFindings {

    /**
     * Whom to name: of a rule, a template or a secret who changed it last. The registry policy is one document, so of a statement it is who
     * changed it first: whoever wrote the document after that may have had no eye on it.
     */
    private static final String CHANGED_BY = """
            left join lateral
                 (select c.event, c.principal, c.at, c.request_id from foreign_change c
                   where c.registry_id = f.registry_id and c.subject = f.subject and not c.settled
                     and not exists (select 1 from audit_record a where a.aws_request_id = c.request_id)
                   order by case when f.subject like 'statement:%' then c.at end, c.at desc, c.id desc limit 1) c
              on f.closed_at is null""";

    /** The portal itself, where its last call was for a request that stands half done. */
    private static final String HALF = """
            (select r.request from run r
              where r.request = (select a.request_id from audit_record a
                                  where a.subject = f.subject and a.registry_id = f.registry_id
                                    and a.phase = 'OUTCOME' and a.error is null order by a.id desc limit 1)
                and r.registry_id = f.registry_id and r.state in ('FAILED', 'CANCELLED') and f.closed_at is null
              order by r.id desc limit 1) as half""";

    private static final String COLUMNS = "f.*, c.event, c.principal, c.at, c.request_id, " + HALF;

    private final JdbcClient jdbc;

    DriftFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Found(DriftFinding finding, String key, long total) {}

    /** @param from where a page goes on: the key of the row before it */
    private record Place(String key, long id) {}

    Slice<DriftFinding> find(DriftQuery query) {
        List<String> where = new ArrayList<>(List.of("closed_at is null"));
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        filter(query, where, params);
        String total = "(select count(*) from drift_finding where " + String.join(" and ", where) + ")";
        Optional<Place> from = Optional.ofNullable(query.cursor()).map(DriftFindings::place);
        from.ifPresent(place -> {
            where.add(query.sort().behind());
            params.put("key", place.key());
            params.put("id", place.id());
        });
        String page = "select *, " + query.sort().key() + " as sort_key, " + total
                + " as total from drift_finding where " + String.join(" and ", where) + " order by "
                + query.sort().order() + " limit " + (query.limit() + 1);
        List<Found> found = jdbc.sql("select " + COLUMNS + " from (" + page + ") f " + CHANGED_BY)
                .params(params)
                .query((row, _) -> new Found(view(row), row.getString("sort_key"), row.getLong("total")))
                .list();
        return slice(query, found);
    }

    private Slice<DriftFinding> slice(DriftQuery query, List<Found> found) {
        List<Found> page = found.stream().limit(query.limit()).toList();
        String next = found.size() > query.limit() ? cursor(page.getLast()) : null;
        long total = found.isEmpty()
                ? (query.cursor() == null ? 0 : count(query))
                : found.getFirst().total();
        return new Slice<>(page.stream().map(Found::finding).toList(), next, total, true);
    }

    private long count(DriftQuery query) {
        List<String> where = new ArrayList<>(List.of("closed_at is null"));
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        filter(query, where, params);
        return jdbc.sql("select count(*) from drift_finding where " + String.join(" and ", where))
                .params(params)
                .query(Long.class)
                .single();
    }

    Optional<DriftFinding> get(long id) {
        return jdbc.sql("select " + COLUMNS + " from drift_finding f " + CHANGED_BY + " where f.id = ?")
                .param(id)
                .query((row, _) -> view(row))
                .optional();
    }

    DriftCounts counts() {
        return new DriftCounts(jdbc.sql("""
                        select registry_id, mirror, case when mirror is null then credential end as credential, count(*) as n
                          from drift_finding where closed_at is null group by 1, 2, 3""")
                .query((row, _) -> new DriftCounts.Row(
                        row.getString("registry_id"),
                        row.getString("mirror"),
                        row.getString("credential"),
                        row.getLong("n")))
                .list());
    }

    private static void filter(DriftQuery query, List<String> where, Map<String, @Nullable Object> params) {
        if (query.registry() != null) {
            where.add("registry_id = :registry");
            params.put("registry", query.registry().toString());
        }
        if (query.kind() != null) {
            where.add("kind = :kind");
            params.put("kind", query.kind().name());
        }
        if (query.mirror() != null) {
            where.add("(mirror = :mirror or mirror is null and credential = cast(:credential as text))");
            params.put("mirror", query.mirror());
            params.put("credential", query.credential());
        }
        if (query.q() != null && !query.q().isBlank()) {
            where.add("(subject ilike :q or mirror ilike :q or credential ilike :q)");
            params.put("q", "%" + query.q().strip().replace("\0", "").replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
    }

    private static String cursor(Found last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.finding().id() + " " + last.key()).getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int blank = text.indexOf(' ');
            return new Place(
                    text.substring(blank + 1).replace("\0", ""), Long.parseLong(text.substring(0, Math.max(0, blank))));
        } catch (IllegalArgumentException _) {
            throw InvalidInput.at("cursor", "This is not a cursor of this list. Start again without it.");
        }
    }

    private static DriftFinding view(ResultSet row) throws SQLException {
        return new DriftFinding(
                row.getLong("id"),
                RegistryId.parse(row.getString("registry_id")),
                Subject.parse(row.getString("subject")),
                Difference.Kind.valueOf(row.getString("kind")),
                row.getString("mirror"),
                row.getString("credential"),
                row.getString("desired"),
                row.getString("observed"),
                row.getTimestamp("found_at").toInstant(),
                row.getTimestamp("seen_at").toInstant(),
                row.getString("unread"),
                change(row),
                row.getObject("half", Long.class),
                instant(row.getTimestamp("closed_at")),
                row.getObject("repaired_by", Long.class));
    }

    private static @Nullable ForeignChange change(ResultSet row) throws SQLException {
        String event = row.getString("event");
        return event == null
                ? null
                : new ForeignChange(
                        event,
                        row.getString("principal"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("request_id"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
