package io.mirrordesk.governance;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking at a repository.
 *
 * @param attempts tries in vain since it was seen last
 * @param error why it was given up, or what the last try met; null if nothing
 */
public record Reconciliation(
        RegistryId registry,
        String repository,
        State state,
        int attempts,
        @Nullable RunError error,
        Instant updatedAt) {

    /** How reconciling stands. */
    public enum State {
        /** To be looked at, now or again. */
        WAITING,
        /** It is as its mirror wants it. */
        CONFORMS,
        /** It has what the portal keeps; what differs only ECR applies, at creation, and stays a finding. */
        AS_CREATED,
        /** It belongs to no mirror, or is older than it and was not adopted: it is not touched. */
        NOT_OURS,
        /** It does not exist any more. */
        GONE,
        /** It needs a step that no standing order allows. */
        NOT_AUTHORIZED,
        /** Given up until it is seen again. */
        FAILED,
        /** A roll-out has yet to come to it, or has left it for a person. */
        ROLLING_OUT
    }
}
