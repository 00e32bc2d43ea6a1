package io.mirrordesk.observed;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;

/**
 * Something happened to a repository, or it was found not to be as it should: whoever cares looks at it now. Published inside the
 * transaction that keeps the cause, so what a listener schedules there is never lost.
 *
 * @param cause why it was looked at
 */
public record RepositorySeen(RegistryId registry, RepositoryName repository, Cause cause) {

    /** How the repository came to attention. */
    public enum Cause {
        /** An event of ECR. */
        EVENT,
        /** The sync found it not conforming. */
        SWEEP
    }
}
