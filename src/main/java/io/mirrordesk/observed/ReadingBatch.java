package io.mirrordesk.observed;

import io.mirrordesk.observed.Readers.Result;
import io.mirrordesk.observed.ReadingStore.Merged;
import io.mirrordesk.observed.RepositorySeen.Cause;
import io.mirrordesk.observed.Rotation.Turn;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a round has read, and tells of what is not as its mirror wants it: what no event told is found here. */
@Component
class ReadingBatch {

    private final ReadingStore readings;
    private final InventoryStore store;
    private final SyncStates states;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReadingBatch(
            ReadingStore readings,
            InventoryStore store,
            SyncStates states,
            ApplicationEventPublisher events,
            Clock clock) {
        this.readings = readings;
        this.store = store;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    /** @param perSecond how many repositories are read in a second */
    @Transactional
    public void keep(Turn turn, List<Result> results, double perSecond) {
        RegistryId registry = turn.registry();
        List<Merged> merged = readings.merge(
                registry,
                of(results, Result.Read.class).map(Result.Read::reading).toList());
        of(results, Result.Gone.class).forEach(gone -> store.remove(registry, gone.repository()));
        Instant now = clock.instant();
        List<FailedReading> failed = of(results, Result.Failed.class)
                .map(failure -> new FailedReading(
                        failure.repository().value(), now, failure.why().getMessage()))
                .toList();
        readings.failed(registry, failed);
        states.read(registry, results.size() - failed.size(), failed.size(), perSecond);
        merged.stream()
                .filter(Merged::failsToConform)
                .forEach(repository -> events.publishEvent(
                        new RepositorySeen(registry, RepositoryName.parse(repository.name()), Cause.SWEEP)));
    }

    private static <T extends Result> Stream<T> of(List<Result> results, Class<T> type) {
        return results.stream().filter(type::isInstance).map(type::cast);
    }
}
