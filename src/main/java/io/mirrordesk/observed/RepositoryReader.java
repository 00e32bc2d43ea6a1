package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.InventoryStore.Listed;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads single repositories into the inventory, with their images and whether they conform. */
@Component
class RepositoryReader {

    private final LiveState live;
    private final AwsReader reader;
    private final InventoryStore store;
    private final Mirrors mirrors;
    private final Clock clock;

    RepositoryReader(LiveState live, AwsReader reader, InventoryStore store, Mirrors mirrors, Clock clock) {
        this.live = live;
        this.reader = reader;
        this.store = store;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    void refresh(RegistryId registry, RepositoryName name) {
        refresh(live.connection(registry), name, Coverage.of(registry, mirrors));
    }

    void refresh(RegistryConnection connection, RepositoryName name, Coverage coverage) {
        Instant readAt = clock.instant();
        Optional<RepositoryDetails> details = reader.details(connection, name);
        if (details.isEmpty()) {
            store.remove(connection.id(), name);
            return;
        }
        ReadRepository read =
                ReadRepository.of(details.get(), reader.images(connection, name), coverage.mirrorOf(name));
        store.keep(connection.id(), listed(details.get().summary(), coverage), read, readAt);
    }

    static Listed listed(RepositorySummary repository, Coverage coverage) {
        Optional<ManagedMirror> mirror = coverage.mirrorOf(repository.name());
        return new Listed(
                repository.name(),
                repository.arn(),
                repository.createdAt(),
                repository.tagMutability(),
                repository.scanOnPush(),
                repository.encryption(),
                mirror.map(covering -> covering.prefix().value()).orElse(null),
                mirror.map(ManagedMirror::templateReference).orElse(null),
                mirror.map(ManagedMirror::team).orElse(null),
                coverage.isRequested(repository.name()));
    }
}
