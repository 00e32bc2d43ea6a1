package io.mirrordesk.portal.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mirror that uses the credential.
 *
 * @param state ACTIVE or FAILING
 * @param failure why it does not work, in a sentence
 */
public record UseLine(
        long mirror,
        String prefix,
        String team,
        String state,
        @Nullable String failure,
        @Nullable Instant validatedAt,
        long repositories,
        long images) {}
