package io.mirrordesk.desired;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.desired.ManagedMirror.State;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether mirrors work. A mirror that ECR cannot use is {@code FAILING} until ECR can use it again; the log has each change, and no more. */
@Service
public class MirrorHealth {

    private final JdbcClient jdbc;
    private final Audit audit;

    MirrorHealth(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    private record Known(long id, State state, @Nullable Timestamp validatedAt) {

        boolean isNewerThan(Instant at) {
            return validatedAt != null && validatedAt.toInstant().isAfter(at);
        }
    }

    /**
     * Writes down that ECR has tried a mirror's rule. A mirror that is only observed, is retired by now, or was tried
     * since, stays as it is.
     *
     * @param at when the trial began
     * @param failure why ECR cannot use it, in a sentence; null when it can
     */
    @Transactional
    public void tried(RegistryId registry, Prefix prefix, Instant at, @Nullable String failure) {
        locked(registry, prefix).filter(known -> !known.isNewerThan(at)).ifPresent(known -> {
            State now = failure == null ? State.ACTIVE : State.FAILING;
            keep(known, now, at, failure);
            if (known.state() != now) {
                record(registry, prefix, known.state(), now, failure);
            }
        });
    }

    private Optional<Known> locked(RegistryId registry, Prefix prefix) {
        return jdbc.sql("""
                        select id, state, validated_at from mirror
                         where registry_id = ? and prefix = ? and state <> 'RETIRED' and not observing for update""")
                .params(registry.toString(), prefix.value())
                .query((row, _) -> new Known(
                        row.getLong("id"), State.valueOf(row.getString("state")), row.getTimestamp("validated_at")))
                .optional();
    }

    private void keep(Known known, State now, Instant at, @Nullable String failure) {
        jdbc.sql("""
                        update mirror
                           set state = :state, validated_at = :at, failure = :failure,
                               failing_since = case when :state = 'FAILING' then coalesce(failing_since, :at) end
                         where id = :id""")
                .param("state", now.name())
                .param("at", Timestamp.from(at))
                .param("failure", failure)
                .param("id", known.id())
                .update();
    }

    private void record(RegistryId registry, Prefix prefix, State before, State now, @Nullable String failure) {
        audit.local(LocalChange.of(
                        Actor.service("validation"),
                        now == State.FAILING ? "MirrorFails" : "MirrorRecovers",
                        "rule:" + prefix)
                .in(registry.toString())
                .before(PlanJson.write(Map.of("state", before)))
                .after(PlanJson.write(
                        failure == null ? Map.of("state", now) : Map.of("state", now, "failure", failure))));
    }
}
