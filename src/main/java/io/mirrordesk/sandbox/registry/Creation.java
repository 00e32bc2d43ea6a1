package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.CreationTemplate;
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
    private final RegistryEvents events;
    private final Clock clock;

    Creation(Store store, RegistryEvents events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Without a template a pulled repository gets ECR's defaults; with one that lacks its role there is none: 404. */
    Repository forPull(Wanted wanted) {
        Optional<CreationTemplate> template =
                store.templates().covering(wanted.registry(), wanted.name(), PULL_THROUGH);
        return create(wanted, template);
    }

    /** A push creates a repository only where a template says so. */
    Optional<Repository> forPush(Wanted wanted) {
        return store.templates()
                .covering(wanted.registry(), wanted.name(), ON_PUSH)
                .map(template -> create(wanted, Optional.of(template)));
    }

    private Repository create(Wanted wanted, Optional<CreationTemplate> template) {
        if (template.filter(CreationTemplate::lacksRole).isPresent()) {
            throw OciError.repositoryUnknown(wanted.registry(), wanted.name());
        }
        RepositorySettings settings = template.map(CreationTemplate::settings).orElseGet(RepositorySettings::defaults);
        Optional<Repository> created =
                store.repositories().create(wanted.registry(), wanted.name(), settings, clock.instant());
        created.ifPresent(repository ->
                events.repositoryCreated(wanted.registry(), wanted.caller().arn(), wanted.name()));
        return created.or(() -> store.repositories().find(wanted.registry(), wanted.name()))
                .orElseThrow(() -> OciError.repositoryUnknown(wanted.registry(), wanted.name()));
    }
}
