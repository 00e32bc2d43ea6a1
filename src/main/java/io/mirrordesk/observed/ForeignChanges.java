package io.mirrordesk.observed;

import io.mirrordesk.desired.DesiredState;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calls that somebody else made about what is managed here. The portal's own are told by CloudTrail too; they are known by the request id
 * in their audit record, which is written only after the event may have come, so they are sorted out when somebody looks.
 */
@Service
public class ForeignChanges {

    private static final Duration KEPT = Duration.ofDays(90);

    /** CloudTrail's times are whole seconds, and another clock's. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final DesiredState desired;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ForeignChanges(DesiredState desired, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.desired = desired;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Something that is managed was changed; told before the change is kept, in the same transaction. */
    public record Told(RegistryId registry) {}

    /** Keeps a call that may have changed something that is managed; returns whether it did. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean keep(RegistryId registry, ApiCall call) {
        CalledSubjects called = new CalledSubjects(desired.of(registry));
        List<Subject> subjects = called.of(call);
        if (!subjects.isEmpty()) {
            events.publishEvent(new Told(registry));
        }
        called.kept(call).forEach(subject -> settle(registry, subject, call.at()));
        subjects.forEach(subject -> insert(registry, subject, call));
        return !subjects.isEmpty();
    }

    /** The subjects of those that nobody has looked at yet, without the portal's own; from now on they have been looked at. */
    @Transactional
    public Set<Subject> look(RegistryId registry) {
        jdbc.sql("""
                        delete from foreign_change using audit_record a
                         where foreign_change.registry_id = ? and not looked_at
                           and a.aws_request_id = foreign_change.request_id""").param(registry.toString()).update();
        return Set.copyOf(jdbc.sql("""
                        update foreign_change set looked_at = true
                         where registry_id = ? and not looked_at returning subject""")
                .param(registry.toString())
                .query((row, _) -> Subject.parse(row.getString("subject")))
                .list());
    }

    /** Nothing could be said about these subjects yet: they are to be looked at again. */
    @Transactional
    public void again(RegistryId registry, Collection<Subject> subjects) {
        jdbc.sql("""
                        update foreign_change set looked_at = false
                         where registry_id = ? and subject = any (?) and not settled""")
                .params(
                        registry.toString(),
                        subjects.stream().map(Subject::toString).toArray(String[]::new))
                .update();
    }

    /** Subjects were seen as they should be, by a reading that began then: what was done to them before is undone. */
    @Transactional
    public void undone(RegistryId registry, Collection<Subject> subjects, Instant began) {
        subjects.forEach(subject -> settle(registry, subject, began.minus(SLACK)));
    }

    /** What was done to a subject since it was last seen as it should be, the oldest first. */
    @Transactional(readOnly = true)
    public List<ForeignChange> of(RegistryId registry, Subject subject) {
        return jdbc.sql("""
                        select * from foreign_change f
                         where f.registry_id = ? and f.subject = ? and not f.settled
                           and not exists (select 1 from audit_record a where a.aws_request_id = f.request_id)
                         order by f.at, f.id""")
                .params(registry.toString(), subject.toString())
                .query((row, _) -> new ForeignChange(
                        row.getString("event"),
                        row.getString("principal"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("request_id")))
                .list();
    }

    /** Forgets what is settled and old. */
    @Transactional
    int forgetOld() {
        return jdbc.sql("delete from foreign_change where settled and at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private void settle(RegistryId registry, Subject subject, Instant before) {
        jdbc.sql("""
                        update foreign_change set settled = true
                         where registry_id = ? and subject = ? and at < ? and not settled""")
                .params(registry.toString(), subject.toString(), Timestamp.from(before))
                .update();
    }

    private void insert(RegistryId registry, Subject subject, ApiCall call) {
        jdbc.sql("""
                        insert into foreign_change (registry_id, subject, event, principal, at, request_id)
                        values (?, ?, ?, ?, ?, ?) on conflict (registry_id, subject, request_id) do nothing""")
                .params(
                        registry.toString(),
                        subject.toString(),
                        call.name(),
                        call.principal(),
                        Timestamp.from(call.at()),
                        call.requestId())
                .update();
    }
}
