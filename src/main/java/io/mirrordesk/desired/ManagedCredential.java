package io.mirrordesk.desired;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credential, of which the portal never holds the value.
 *
 * @param secretName the secret that rules read
 * @param usedBy how many mirrors use it
 * @param valuedAt since when it has its present value
 * @param expiresOn the day on which the upstream stops to take its value, null when nobody said one
 * @param restorableUntil of a retired one: until when its secret can be restored in Secrets Manager; else null
 */
public record ManagedCredential(
        long id,
        RegistryId registry,
        String name,
        String upstream,
        String username,
        String secretName,
        State state,
        int usedBy,
        Instant createdAt,
        Instant valuedAt,
        @Nullable LocalDate expiresOn,
        @Nullable Instant restorableUntil) {

    /** How near the end of its value is; empty when nobody said one, or it is retired. */
    public Optional<Expiry> expiry(LocalDate today) {
        return state == State.RETIRED
                ? Optional.empty()
                : Optional.ofNullable(expiresOn).map(day -> Expiry.of(day, today));
    }

    /** Whether a mirror signs in with it. */
    public boolean isUsedBy(ManagedMirror mirror) {
        return state != State.RETIRED
                && registry.equals(mirror.definition().registry())
                && name.equals(mirror.credential());
    }

    /** States of a credential. */
    public enum State {
        ACTIVE,
        /** A mirror that uses it does not work. */
        FAILING,
        RETIRED
    }
}
