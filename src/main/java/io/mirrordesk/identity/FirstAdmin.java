package io.mirrordesk.identity;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.contract.InvalidInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the first admin of a portal that knows nobody yet, by a link that works once and for an hour. */
@Service
@Transactional
public class FirstAdmin {

    private static final Duration VALID = Duration.ofHours(1);
    private static final int SHORTEST_PASSWORD = 12;
    private static final long LOCK = 0x6669_7273_74L;

    private final PersonDirectory directory;
    private final Registrar registrar;
    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstAdmin(PersonDirectory directory, Registrar registrar, Secrets secrets, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.registrar = registrar;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new secret for the link; empty when somebody exists already. */
    public Optional<String> offer() {
        if (!directory.isEmpty()) {
            return Optional.empty();
        }
        String token = secrets.generate();
        Instant end = clock.instant().plus(VALID);
        jdbc.sql("INSERT INTO first_admin_link (hash, expires_at) VALUES (?, ?)")
                .params(Secrets.hash(token), end.atOffset(ZoneOffset.UTC))
                .update();
        return Optional.of(token);
    }

    /** Whether the link still works. */
    @Transactional(readOnly = true)
    public boolean isOpen(String token) {
        return directory.isEmpty()
                && jdbc.sql("""
                                SELECT EXISTS (SELECT FROM first_admin_link
                                               WHERE hash = ? AND used_at IS NULL AND expires_at > ?)""")
                        .params(Secrets.hash(token), now())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Creates the admin and closes the link.
     *
     * @throws Forbidden if the link was used, has expired or was never given
     * @throws io.mirrordesk.contract.InvalidInput if the name or the password is not acceptable; the link stays open
     */
    public Person create(String token, String name, String password) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
        if (!isOpen(token)) {
            throw new Forbidden("This link was used already or has expired: restart the portal for a new one.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw InvalidInput.at("password", "Choose a password of at least " + SHORTEST_PASSWORD + " characters.");
        }
        jdbc.sql("UPDATE first_admin_link SET used_at = ? WHERE hash = ?")
                .params(now(), Secrets.hash(token))
                .update();
        return registrar.createPerson(
                new NewPerson(name, password, Set.of(Role.ADMIN), List.of()), Actor.service("first-admin"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
