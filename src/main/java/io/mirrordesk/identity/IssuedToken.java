package io.mirrordesk.identity;

import java.time.Instant;

/**
 * A token that has just been issued; this is the only moment at which its value is known.
 *
 * @param value what goes behind {@code Authorization: Bearer}
 */
public record IssuedToken(String person, String name, String value, Scope scope, Instant expiresAt) {

    @Override
    public String toString() {
        return "IssuedToken[person=" + person + ", name=" + name + ", scope=" + scope + ", expiresAt=" + expiresAt
                + "]";
    }
}
