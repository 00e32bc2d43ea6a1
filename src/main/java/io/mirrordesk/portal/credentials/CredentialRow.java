package io.mirrordesk.portal.credentials;

import io.mirrordesk.desired.Expiry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A credential in the list.
 *
 * @param state ACTIVE, FAILING or RETIRED
 * @param mirrors how many use it
 * @param repositories how many lie under these mirrors
 * @param valuedAt since when it has its present value
 * @param validatedAt when ECR last tried the one of its rules that it tried longest ago; null when one was never tried
 * @param restorableUntil of a retired one: until when its secret can be restored
 */
public record CredentialRow(
        long id,
        String name,
        String upstreamName,
        String state,
        int mirrors,
        long repositories,
        Instant valuedAt,
        @Nullable Expiry expiry,
        @Nullable Instant validatedAt,
        @Nullable Instant restorableUntil) {}
