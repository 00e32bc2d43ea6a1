package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Principal;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a request speaks of, if the caller may do to it what the request asks. */
final class Target {

    private final Repositories repositories;
    private final Access access;

    Target(Repositories repositories, Access access) {
        this.repositories = repositories;
        this.access = access;
    }

    /** The registry of a request: the one it names in the region called, else the caller's own. */
    Registry registry(Caller caller, @Nullable String registryId) {
        return registryId == null
                ? caller.registry()
                : new Registry(Constraints.pattern("registryId", registryId, Constraints.REGISTRY_ID), caller.region());
    }

    /** The registry of a request that is about the registry itself, or about a repository that is not there yet. */
    Registry registry(Caller caller, @Nullable String registryId, String operation, String repositoryName) {
        Registry registry = registry(caller, registryId);
        check(caller, registry, operation, repositoryName, Optional.empty());
        return registry;
    }

    /** The repository of a request. */
    Repository repository(Caller caller, @Nullable String registryId, @Nullable String name, String operation) {
        Registry registry = registry(caller, registryId);
        String repositoryName = Constraints.repositoryName(name);
        Optional<Repository> repository = repositories.find(registry, repositoryName);
        check(caller, registry, operation, repositoryName, repository);
        return repository.orElseThrow(() -> EcrErrors.repositoryNotFound(registry, repositoryName));
    }

    private void check(
            Caller caller, Registry registry, String operation, String name, Optional<Repository> repository) {
        Principal principal = new Principal(caller.account(), caller.arn());
        String action = "ecr:" + operation;
        if (!access.allows(principal, registry, action, name, repository)) {
            throw EcrErrors.accessDenied(caller.arn(), action, registry.repositoryArn(name));
        }
    }
}
