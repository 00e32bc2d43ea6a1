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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads single repositories, with their images and whether they conform. */
@Component
class RepositoryReader {

    private final LiveState live;
    private final AwsReader reader;
    private final InventoryStore store;
    private final ImageStage stage;
    private final ReadingStore readings;
    private final Mirrors mirrors;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RepositoryReader(
            LiveState live,
            AwsReader reader,
            InventoryStore store,
            ImageStage stage,
            ReadingStore readings,
            Mirrors mirrors,
            TransactionTemplate transaction,
            Clock clock) {
        this.live = live;
        this.reader = reader;
        this.store = store;
        this.stage = stage;
        this.readings = readings;
        this.mirrors = mirrors;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads a repository that need not be listed yet; one that AWS does not have leaves the inventory. */
    void refresh(RegistryId registry, RepositoryName name) {
        RegistryConnection connection = live.connection(registry);
        Coverage coverage = Coverage.of(registry, mirrors);
        Instant readAt = clock.instant();
        Optional<RepositoryDetails> details = reader.details(connection, name);
        Optional<Reading> reading = details.flatMap(found -> staged(
                connection,
                new Begun(stage.begin(), name, readAt),
                _ -> Optional.of(ReadRepository.of(found, coverage.mirrorOf(name)))));
        if (details.isEmpty() || reading.isEmpty()) {
            store.remove(registry, name);
            return;
        }
        transaction.executeWithoutResult(_ -> {
            store.keep(registry, listed(details.get().summary(), coverage));
            readings.merge(registry, List.of(reading.get()));
        });
    }

    /**
     * Reads what the listing does not say of a repository, and leaves its images in the stage.
     *
     * @return empty if it is gone by now
     * @throws io.mirrordesk.aws.AwsUnavailable when it could not be read
     */
    Optional<Reading> read(RegistryConnection connection, RepositorySummary listed, Coverage coverage) {
        return staged(
                connection,
                new Begun(stage.begin(), listed.name(), clock.instant()),
                holdsImages -> reader.details(connection, listed, holdsImages)
                        .map(details -> ReadRepository.of(details, coverage.mirrorOf(listed.name()))));
    }

    private record Begun(long id, RepositoryName name, Instant readAt) {

        Reading with(ReadRepository read) {
            return new Reading(id, name.value(), readAt, read);
        }
    }

    /** Nothing stays in the stage unless the reading comes to its end. */
    private Optional<Reading> staged(
            RegistryConnection connection, Begun begun, Function<Boolean, Optional<ReadRepository>> rest) {
        Optional<Reading> reading = Optional.empty();
        try {
            reading = images(connection, begun).flatMap(rest).map(begun::with);
            return reading;
        } finally {
            if (reading.isEmpty()) {
                stage.drop(begun.id());
            }
        }
    }

    /** Whether there are any; empty if the repository is gone. */
    private Optional<Boolean> images(RegistryConnection connection, Begun begun) {
        AtomicBoolean some = new AtomicBoolean();
        boolean there = reader.images(connection, begun.name(), page -> {
            some.compareAndSet(false, !page.isEmpty());
            stage.add(begun.id(), page);
        });
        return there ? Optional.of(some.get()) : Optional.empty();
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
                repository.kmsKey(),
                mirror.map(covering -> covering.prefix().value()).orElse(null),
                mirror.map(ManagedMirror::templateReference).orElse(null),
                mirror.map(ManagedMirror::team).orElse(null),
                coverage.isRequested(repository.name()));
    }
}
