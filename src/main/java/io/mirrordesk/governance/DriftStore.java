package io.mirrordesk.governance;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.desired.DesiredResource;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what checks found, and what became of it; the log has when a finding began and when it ended. */
@Repository
class DriftStore {

    private static final Actor DRIFT = Actor.service("drift");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    DriftStore(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A finding that is open. */
    record Open(
            long id,
            Subject subject,
            @Nullable String mirror,
            @Nullable String credential,
            String desired,
            @Nullable String observed) {}

    /** The open findings of a registry. */
    List<Open> open(RegistryId registry) {
        return jdbc.sql("select * from drift_finding where registry_id = ? and closed_at is null")
                .param(registry.toString())
                .query((row, _) -> open(row))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void found(RegistryId registry, DesiredResource wanted, Difference difference) {
        Subject subject = wanted.resource().subject();
        String desired = difference.desired().toString();
        String observed =
                Optional.ofNullable(difference.observed()).map(Object::toString).orElse(null);
        boolean known = jdbc.sql("""
                        update drift_finding set kind = :kind, desired = :desired, observed = :observed, mirror = :mirror,
                               credential = :credential, seen_at = :now, unread = null
                         where registry_id = :registry and subject = :subject and closed_at is null""")
                        .params(finding(registry, wanted, difference, desired, observed))
                        .update()
                > 0;
        if (!known) {
            jdbc.sql("""
                            insert into drift_finding (registry_id, subject, kind, mirror, credential, desired, observed, found_at, seen_at)
                            values (:registry, :subject, :kind, :mirror, :credential, :desired, :observed, :now, :now)""")
                    .params(finding(registry, wanted, difference, desired, observed))
                    .update();
            record("DriftFound", registry, subject, desired, observed, null);
        }
    }

    private Map<String, @Nullable Object> finding(
            RegistryId registry,
            DesiredResource wanted,
            Difference difference,
            String desired,
            @Nullable String observed) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("registry", registry.toString());
        row.put("subject", wanted.resource().subject().toString());
        row.put("kind", difference.kind().name());
        row.put("mirror", wanted.mirror() == null ? null : wanted.mirror().value());
        row.put("credential", wanted.credential());
        row.put("desired", desired);
        row.put("observed", observed);
        row.put("now", Timestamp.from(clock.instant()));
        return row;
    }

    /** What could not be read stays as it was found. */
    @Transactional(propagation = Propagation.MANDATORY)
    void unread(RegistryId registry, Subject subject, String why) {
        jdbc.sql("update drift_finding set unread = ? where registry_id = ? and subject = ? and closed_at is null")
                .params(why, registry.toString(), subject.toString())
                .update();
    }

    /** @param request whose run brought it back, or made it the desired state; null when nobody asked the portal */
    @Transactional(propagation = Propagation.MANDATORY)
    void close(RegistryId registry, Open finding, @Nullable Long request) {
        int closed = jdbc.sql("""
                        update drift_finding set closed_at = :now, repaired_by = :request, unread = null
                         where id = :id and closed_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("request", request)
                .param("id", finding.id())
                .update();
        if (closed > 0) {
            record("DriftEnded", registry, finding.subject(), finding.observed(), finding.desired(), request);
        }
    }

    private void record(
            String action,
            RegistryId registry,
            Subject subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable Long request) {
        audit.local(LocalChange.of(DRIFT, action, subject.toString())
                .in(registry.toString())
                .before(before)
                .after(after)
                .forRequest(request));
    }

    /** Writes down a check that has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    void checked(RegistryId registry, Instant began, @Nullable String error) {
        jdbc.sql("""
                        insert into drift_check (registry_id, began_at, checked_at, error)
                        values (:registry, :began, case when cast(:error as text) is null then cast(:began as timestamptz) end, :error)
                        on conflict (registry_id) do update
                           set began_at = excluded.began_at, error = excluded.error,
                               checked_at = coalesce(excluded.checked_at, drift_check.checked_at)""")
                .param("registry", registry.toString())
                .param("began", Timestamp.from(began))
                .param("error", error)
                .update();
    }

    private static Open open(ResultSet row) throws SQLException {
        return new Open(
                row.getLong("id"),
                Subject.parse(row.getString("subject")),
                row.getString("mirror"),
                row.getString("credential"),
                row.getString("desired"),
                row.getString("observed"));
    }
}
