package io.mirrordesk.identity;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.contract.InvalidInput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Issues API tokens and recognizes them again; only their hashes are kept. */
@Component
class TokenOffice {

    private static final int SHORTEST = 12;
    private static final JsonMapper JSON = new JsonMapper();

    private final TokenRows tokens;
    private final PersonRows people;
    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    TokenOffice(TokenRows tokens, PersonRows people, Secrets secrets, JdbcClient jdbc, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.people = people;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    IssuedToken issue(NewToken asked, Actor by) {
        PersonEntity person = people.findByName(asked.person())
                .orElseThrow(() -> InvalidInput.at("person", "There is no person " + asked.person() + "."));
        String value = asked.value() == null ? "mdk_" + secrets.generate() : asked.value();
        refuseUnusable(asked, person, value);
        tokens.save(new TokenEntity(person, asked, Secrets.hash(value), clock.instant()));
        String after = JSON.writeValueAsString(Map.of(
                "name", asked.name(),
                "scope", asked.scope(),
                "expiresAt", asked.expiresAt().toString()));
        audit.local(
                LocalChange.of(by, "CreateToken", "person:" + asked.person()).after(after));
        return new IssuedToken(asked.person(), asked.name(), value, asked.scope(), asked.expiresAt());
    }

    /** Whose token this is and what it may do; empty if it is unknown or expired. */
    Optional<TokenUse> recognize(String value) {
        return jdbc.sql("""
                        SELECT p.name AS person, t.may_write FROM api_token t JOIN person p ON p.id = t.person_id
                        WHERE t.hash = :hash AND t.expires_at > :now""")
                .param("hash", Secrets.hash(value))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(TokenUse.class)
                .optional();
    }

    private void refuseUnusable(NewToken asked, PersonEntity person, String value) {
        if (asked.name().isBlank()) {
            throw InvalidInput.at("name", "Say what the token is for.");
        }
        if (tokens.isNameTaken(person, asked.name())) {
            throw InvalidInput.at("name", asked.person() + " has a token " + asked.name() + " already.");
        }
        if (!asked.expiresAt().isAfter(clock.instant())) {
            throw InvalidInput.at("expiresAt", "A token must expire in the future.");
        }
        if (value.length() < SHORTEST || tokens.existsByHash(Secrets.hash(value))) {
            throw InvalidInput.at("value", "This value cannot be a token: leave it out to have one generated.");
        }
    }

    record TokenUse(String person, boolean mayWrite) {}
}
