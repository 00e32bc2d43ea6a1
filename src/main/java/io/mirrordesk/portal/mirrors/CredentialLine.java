package io.mirrordesk.portal.mirrors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a mirror; never its value.
 *
 * @param state VALID, REFUSED or UNKNOWN
 * @param provedAt when the upstream last took it
 */
public record CredentialLine(
        String name,
        String secretName,
        String state,
        @Nullable Instant provedAt) {}
