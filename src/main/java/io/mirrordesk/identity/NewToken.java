package io.mirrordesk.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token to be issued.
 *
 * @param person whose token it is
 * @param name what it is for, unique for the person, such as {@code ci}
 * @param value the token itself, or null to have one generated
 * @param expiresAt from when on it is refused
 */
public record NewToken(String person, String name, @Nullable String value, Scope scope, Instant expiresAt) {

    @Override
    public String toString() {
        return "NewToken[person=" + person + ", name=" + name + ", scope=" + scope + ", expiresAt=" + expiresAt + "]";
    }
}
