package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.CreationTemplate;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Store;
import java.time.Clock;
import java.util.Optional;

/** Repositories that come to be without CreateRepository, by the creation template with the longest prefix. */
final class Creation {

    static final String PULL_THROUGH = "PULL_THROUGH_CACHE";
    static final String ON_PUSH = "CREATE_ON_PUSH";

    private final Store store;
    private final Clock clock;

    Creation(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Without a template a pulled repository gets ECR's defaults; with one that lacks its role there is none: 404. */
    Repository forPull(Registry registry, String name) {
        Optional<CreationTemplate> template = store.templates().covering(registry, name, PULL_THROUGH);
        return create(registry, name, template);
    }

    /** A push creates a repository only where a template says so. */
    Optional<Repository> forPush(Registry registry, String name) {
        return store.templates()
                .covering(registry, name, ON_PUSH)
                .map(template -> create(registry, name, Optional.of(template)));
    }

    private Repository create(Registry registry, String name, Optional<CreationTemplate> template) {
        if (template.filter(CreationTemplate::lacksRole).isPresent()) {
            throw OciError.repositoryUnknown(registry, name);
        }
        RepositorySettings settings = template.map(CreationTemplate::settings).orElseGet(RepositorySettings::defaults);
        return store.repositories()
                .create(registry, name, settings, clock.instant())
                .or(() -> store.repositories().find(registry, name))
                .orElseThrow(() -> OciError.repositoryUnknown(registry, name));
    }
}
