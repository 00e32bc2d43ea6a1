package io.mirrordesk.sandbox.store;

import java.time.Instant;

/** One repository of a registry. */
public record Repository(long id, Registry registry, String name, Instant createdAt, RepositorySettings settings) {

    public String arn() {
        return registry.repositoryArn(name);
    }
}
