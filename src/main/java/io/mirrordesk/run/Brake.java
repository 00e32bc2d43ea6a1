package io.mirrordesk.run;

import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The global stop, and registries that are connected to observe only. Asked before each call that changes something in AWS: what is under
 * way is finished, nothing else is begun. Only the deletion of a credential that was kept for a decision is let through: to hold on to a
 * secret is never the safer way.
 */
@Service
public class Brake {

    private static final String SUBJECT = "portal:changes";

    private final JdbcClient jdbc;
    private final Registries registries;
    private final Audit audit;
    private final Clock clock;

    private volatile Optional<GlobalStop> lastKnown = Optional.empty();

    Brake(JdbcClient jdbc, Registries registries, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.registries = registries;
        this.audit = audit;
        this.clock = clock;
    }

    /** As it is at this moment. */
    public Optional<GlobalStop> stop() {
        return jdbc.sql("select stopped_by, reason, since from global_stop")
                .query((row, _) -> new GlobalStop(
                        row.getString("stopped_by"),
                        row.getString("reason"),
                        row.getTimestamp("since").toInstant()))
                .optional();
    }

    /** As it was a moment ago: for what every page shows. */
    public Optional<GlobalStop> known() {
        return lastKnown;
    }

    /**
     * Stops everything.
     *
     * @throws Forbidden unless the person may steer runs
     * @throws InvalidInput at {@code reason} when it is empty
     */
    @Transactional
    public GlobalStop pull(String reason, Person by) {
        refuseUnlessSteering(by);
        if (reason.isBlank()) {
            throw InvalidInput.at("reason", "Say why: everybody will read it.");
        }
        int stopped = jdbc.sql(
                        "insert into global_stop (stopped_by, reason, since) values (?, ?, ?) on conflict do nothing")
                .params(by.name(), reason.strip(), Timestamp.from(clock.instant()))
                .update();
        if (stopped == 0) {
            throw new NotSo("already-stopped", "All changes are stopped already.");
        }
        audit.local(LocalChange.of(by.actor(), "StopChanges", SUBJECT));
        return look().orElseThrow();
    }

    /**
     * Lets everything go on.
     *
     * @throws Forbidden unless the person may steer runs
     */
    @Transactional
    public void release(Person by) {
        refuseUnlessSteering(by);
        if (jdbc.sql("delete from global_stop").update() == 0) {
            throw new NotSo("not-stopped", "Changes are not stopped.");
        }
        audit.local(LocalChange.of(by.actor(), "ReleaseChanges", SUBJECT));
        look();
    }

    /** Whether something may be changed in this registry now. */
    public boolean isReleased(RegistryId registry) {
        return reason(registry).isEmpty();
    }

    /** @throws Braked when nothing may be changed in this registry now */
    void require(RegistryId registry) {
        reason(registry).ifPresent(braked -> {
            throw braked;
        });
    }

    private Optional<Braked> reason(RegistryId registry) {
        Optional<GlobalStop> stop = stop();
        if (stop.isPresent()) {
            return stop.map(Braked::by);
        }
        return registries.get(registry).mode() == ManagedRegistry.Mode.OBSERVE_ONLY
                ? Optional.of(Braked.observing(registry))
                : Optional.empty();
    }

    @Scheduled(fixedDelay = 2_000)
    Optional<GlobalStop> look() {
        lastKnown = stop();
        return lastKnown;
    }

    private static void refuseUnlessSteering(Person by) {
        if (!by.maySteer()) {
            throw new Forbidden("Only approvers and admins stop all changes, or let them go on.");
        }
    }

    /** It is so already. */
    private static final class NotSo extends Problem {

        private static final long serialVersionUID = 1;

        NotSo(String type, String message) {
            super(Kind.CONFLICT, type, message);
        }
    }
}
