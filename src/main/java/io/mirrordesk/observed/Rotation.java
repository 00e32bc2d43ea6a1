package io.mirrordesk.observed;

import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the repositories that a pass has not come to yet, until none is left or something else has its turn. */
@Component
class Rotation {

    private final RepositoryReader reader;
    private final InventoryStore store;
    private final ReadingBatch batch;
    private final ImageStage stage;
    private final SyncStates states;
    private final SyncWishes wishes;
    private final SyncSettings settings;
    private final Clock clock;
    private final AtomicBoolean closing = new AtomicBoolean();

    Rotation(
            RepositoryReader reader,
            InventoryStore store,
            ReadingBatch batch,
            ImageStage stage,
            SyncStates states,
            SyncWishes wishes,
            SyncSettings settings,
            Clock clock) {
        this.reader = reader;
        this.store = store;
        this.batch = batch;
        this.stage = stage;
        this.states = states;
        this.wishes = wishes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What to read.
     *
     * @param passStartedAt repositories that were tried since then have had their turn
     * @param wish how many syncs were asked for when the round began; one more lets the next round begin early
     */
    record Turn(RegistryConnection connection, Coverage coverage, Instant passStartedAt, long wish) {

        RegistryId registry() {
            return connection.id();
        }
    }

    /**
     * Ends after an interval at the latest, so that the registry is listed again.
     *
     * @return what could not be read once the pass is over; empty when it is to go on
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS lets nothing be read any more
     */
    Optional<Failures> run(Turn turn) {
        stage.dropAbandoned();
        states.toRead(turn.registry(), store.countToRead(turn.registry(), turn.passStartedAt()));
        Instant end = clock.instant().plus(settings.interval());
        try (Readers readers = new Readers(reader, turn, settings.parallel())) {
            return new Round(turn, store, batch, readers, () -> mayGoOn(turn, end), clock).run();
        }
    }

    /** The next round, perhaps in another process, goes on where this one stops. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        closing.set(true);
    }

    private boolean mayGoOn(Turn turn, Instant end) {
        return !closing.get()
                && !Thread.currentThread().isInterrupted()
                && clock.instant().isBefore(end)
                && wishes.count(turn.registry()) == turn.wish();
    }
}
