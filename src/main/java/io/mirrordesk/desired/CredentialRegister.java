package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.RegistryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down credentials that were created, rotated or retired, and every value that they had, but for the values themselves. */
@Component
class CredentialRegister {

    private final CredentialRows rows;
    private final JdbcClient jdbc;
    private final Clock clock;

    CredentialRegister(CredentialRows rows, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws NotFound when it is retired meanwhile */
    CredentialEntity current(RegistryId registry, String name) {
        return rows.currentNamed(registry.toString(), name)
                .orElseThrow(() -> new NotFound("The credential “" + name + "” is gone."));
    }

    void define(Promotion promotion, CredentialSpec spec) {
        CredentialEntity credential =
                new CredentialEntity(promotion.change().registry(), spec, promotion.request(), clock.instant());
        rows.saveAndFlush(credential);
        addVersion(credential, promotion, spec);
    }

    /** One whose secret was adopted before, with another rule that reads it, stays as it is. Returns whether it is new. */
    boolean adopt(Promotion promotion, CredentialSpec spec) {
        boolean isNew = find(promotion.change().registry(), spec.name()).isEmpty();
        if (isNew) {
            define(promotion, spec);
        }
        return isNew;
    }

    Optional<CredentialEntity> find(RegistryId registry, String name) {
        return rows.currentNamed(registry.toString(), name);
    }

    void rotate(Promotion promotion, CredentialSpec spec) {
        CredentialEntity credential = current(promotion.change().registry(), spec.name());
        endVersion(credential, promotion);
        credential.hold(spec, promotion.request(), clock.instant());
        rows.saveAndFlush(credential);
        addVersion(credential, promotion, spec);
    }

    void retire(Promotion promotion, CredentialSpec spec) {
        CredentialEntity credential = current(promotion.change().registry(), spec.name());
        endVersion(credential, promotion);
        credential.retire(restorableUntil(promotion));
        rows.saveAndFlush(credential);
    }

    private void addVersion(CredentialEntity credential, Promotion promotion, CredentialSpec spec) {
        jdbc.sql("""
                        insert into credential_version
                          (credential_id, version, secret_name, username, expires_on, request, created_at)
                        values (:credential, :version, :secret, :username, :expiresOn, :request, :now)""")
                .param("credential", credential.id())
                .param("version", spec.version())
                .param("secret", spec.secretName())
                .param("username", spec.username())
                .param("expiresOn", spec.expiresOn())
                .param("request", promotion.request())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void endVersion(CredentialEntity credential, Promotion promotion) {
        jdbc.sql("""
                        update credential_version set retired_at = ?, restorable_until = ?
                         where credential_id = ? and retired_at is null""")
                .params(Timestamp.from(clock.instant()), Timestamp.from(restorableUntil(promotion)), credential.id())
                .update();
    }

    /** Its secret was scheduled for deletion after the run had begun, so it is there at least until then. */
    private static Instant restorableUntil(Promotion promotion) {
        return promotion.startedAt().plus(CredentialSpec.RECOVERY);
    }
}
