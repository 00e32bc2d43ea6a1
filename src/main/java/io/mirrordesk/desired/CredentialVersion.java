package io.mirrordesk.desired;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value that a credential has or had; never the value itself.
 *
 * @param version counts up with each value
 * @param secretName the secret that holds or held it
 * @param request the request that brought it
 * @param retiredAt when another one took its place, or the credential was retired; null for the present one
 * @param restorableUntil until when its secret can be restored in Secrets Manager; null while it is in use
 */
public record CredentialVersion(
        int version,
        String secretName,
        @Nullable LocalDate expiresOn,
        long request,
        Instant createdAt,
        @Nullable Instant retiredAt,
        @Nullable Instant restorableUntil) {}
