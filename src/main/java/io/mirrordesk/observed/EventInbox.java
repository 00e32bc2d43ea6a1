package io.mirrordesk.observed;

import io.mirrordesk.observed.EcrEvent.Malformed;
import io.mirrordesk.observed.RepositorySeen.Cause;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each event once, however often the queue delivers it, and tells of its repository in the same transaction. */
@Component
class EventInbox {

    private static final Logger log = LoggerFactory.getLogger(EventInbox.class);
    private static final Duration KEPT = Duration.ofDays(14);

    private final ForeignChanges changes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EventInbox(ForeignChanges changes, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Takes in a message of the registry's queue; one that is no event is kept as failed and blocks nothing. */
    @Transactional
    void accept(RegistryId registry, String body) {
        try {
            accept(registry, EcrEvent.parse(body), body);
        } catch (Malformed malformed) {
            if (isNew(registry, new Entry(digest(body), null, null, "FAILED", malformed.getMessage(), body))) {
                log.warn("A message in the event queue of {} is not an event. {}", registry, malformed.getMessage());
            }
        }
    }

    /** Forgets what is too old to be delivered again: SQS keeps a message for at most 14 days. */
    @Transactional
    int forgetOld() {
        return jdbc.sql("delete from event_inbox where received_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private void accept(RegistryId registry, EcrEvent event, String body) {
        RepositoryName repository = event.repository();
        ApiCall call = event.call();
        if (repository == null && call != null && event.registry().equals(registry)) {
            String state = changes.keep(registry, call) ? "ACCEPTED" : "IGNORED";
            isNew(registry, new Entry(event.id(), event.kind(), null, state, null, body));
        } else if (repository == null || !event.registry().equals(registry)) {
            isNew(registry, new Entry(event.id(), event.kind(), null, "IGNORED", null, body));
        } else if (isNew(registry, new Entry(event.id(), event.kind(), repository.value(), "ACCEPTED", null, body))) {
            events.publishEvent(new RepositorySeen(registry, repository, Cause.EVENT));
        }
    }

    private boolean isNew(RegistryId registry, Entry entry) {
        return jdbc.sql("""
                        insert into event_inbox (registry_id, event_id, kind, repository, state, error, body, received_at)
                        values (:registry, :event, :kind, :repository, :state, :error, :body, :now)
                        on conflict (registry_id, event_id) do nothing""")
                        .param("registry", registry.toString())
                        .param("event", entry.id())
                        .param("kind", entry.kind())
                        .param("repository", entry.repository())
                        .param("state", entry.state())
                        .param("error", entry.error())
                        .param("body", entry.body().replace("\0", ""))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    private static String digest(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Entry(
            String id,
            @Nullable String kind,
            @Nullable String repository,
            String state,
            @Nullable String error,
            String body) {}
}
