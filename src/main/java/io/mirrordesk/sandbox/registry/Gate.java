package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import java.util.Optional;

/** Who a login is, and what policies allow: the control plane's knowledge, as the data plane needs it. */
public interface Gate {

    /**
     * Who a password of {@code GetAuthorizationToken} was given to; empty if it is not valid (any more).
     *
     * @param password the part after {@code AWS:} of the decoded authorization token
     */
    Optional<Caller> login(String password);

    /** Whether a password was valid once. */
    boolean hasExpired(String password);

    /**
     * Whether a caller may do something with a repository, by registry policy and repository policy; the owning account's
     * callers may do everything that no policy denies.
     *
     * @param action such as {@code ecr:BatchGetImage}
     * @param repositoryName also of a repository that does not exist yet
     * @param repository empty if it does not exist
     */
    boolean allows(
            Caller caller, String action, Registry registry, String repositoryName, Optional<Repository> repository);
}
