package io.mirrordesk.desired;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;

/**
 * A credential, of which the portal never holds the value.
 *
 * @param secretName the secret that rules read
 * @param usedBy how many mirrors use it
 */
public record ManagedCredential(
        RegistryId registry,
        String name,
        String upstream,
        String username,
        String secretName,
        State state,
        int usedBy,
        Instant createdAt) {

    /** States of a credential. */
    public enum State {
        ACTIVE,
        RETIRED
    }
}
