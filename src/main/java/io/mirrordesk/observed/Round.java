package io.mirrordesk.observed;

import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.observed.Readers.Result;
import io.mirrordesk.observed.Rotation.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One round of reading: keeps the readers busy and hands over what they bring, a batch at a time. For one thread. */
final class Round {

    private static final int PICKED = 200;
    private static final int BATCH = 50;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Turn turn;
    private final InventoryStore store;
    private final ReadingBatch batch;
    private final Readers readers;
    private final BooleanSupplier mayGoOn;
    private final Failures failures = new Failures();
    private final Deque<RepositorySummary> picked = new ArrayDeque<>();
    private final List<Result> results = new ArrayList<>();
    private final Clock clock;
    private final Instant begun;
    private int done;
    private boolean over;
    private boolean stopped;

    Round(Turn turn, InventoryStore store, ReadingBatch batch, Readers readers, BooleanSupplier mayGoOn, Clock clock) {
        this.turn = turn;
        this.store = store;
        this.batch = batch;
        this.readers = readers;
        this.clock = clock;
        this.begun = clock.instant();
        this.mayGoOn = mayGoOn;
    }

    /** @return the failures once nothing is left to read; empty when the round was stopped before */
    Optional<Failures> run() {
        startSome();
        while (!readers.isIdle()) {
            Optional<Result> next = readers.next(PATIENCE);
            next.ifPresent(this::take);
            if (results.size() >= BATCH || next.isEmpty()) {
                handOver();
            }
            startSome();
        }
        handOver();
        failures.mustNotBeHopeless();
        return stopped ? Optional.empty() : Optional.of(failures);
    }

    private void take(Result result) {
        results.add(result);
        if (result instanceof Result.Failed failed) {
            failures.add(failed.why());
        } else {
            failures.read();
        }
    }

    private void startSome() {
        while (readers.hasPlace() && pick()) {
            readers.start(picked.removeFirst());
        }
    }

    /** Whether there is one to read. */
    private boolean pick() {
        if (picked.isEmpty() && !over) {
            handOver();
            stopped = failures.areHopeless() || !mayGoOn.getAsBoolean();
            over = stopped || !pickMore();
        }
        return !picked.isEmpty();
    }

    private boolean pickMore() {
        Collection<String> underWay = readers.underWay();
        picked.addAll(store.toRead(turn.registry(), turn.passStartedAt(), underWay, PICKED));
        return !picked.isEmpty();
    }

    private void handOver() {
        if (!results.isEmpty()) {
            done += results.size();
            long millis = Math.max(1, Duration.between(begun, clock.instant()).toMillis());
            batch.keep(turn, results, 1000.0 * done / millis);
            results.clear();
        }
    }
}
