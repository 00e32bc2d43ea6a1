package io.mirrordesk.observed;

import io.mirrordesk.observed.SelectedRepositories.Selected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Says what a lifecycle policy would do to the images of the inventory. Nothing is kept, in AWS or here. */
@Service
public class Simulations {

    /** Each may keep a processor busy for seconds. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SelectedRepositories repositories;
    private final KnownImages images;
    private final Clock clock;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);

    Simulations(SelectedRepositories repositories, KnownImages images, Clock clock) {
        this.repositories = repositories;
        this.images = images;
        this.clock = clock;
    }

    /** @throws SimulationsBusy when others are simulated already, and for long */
    public Simulation run(SimulationQuery query) {
        return inTurn(() -> simulated(query));
    }

    /** @throws SimulationsBusy when others are simulated already, and for long */
    <T> T inTurn(Supplier<T> simulating) {
        if (!entered()) {
            throw new SimulationsBusy();
        }
        try {
            return simulating.get();
        } finally {
            slots.release();
        }
    }

    private boolean entered() {
        try {
            return slots.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Simulation simulated(SimulationQuery query) {
        Instant begun = clock.instant();
        SimulationRun run = new SimulationRun(query, begun);
        List<Selected> portion = repositories.behind(0, query.images());
        while (!portion.isEmpty()) {
            Map<Long, List<KnownImage>> held =
                    images.of(portion.stream().map(Selected::id).toList());
            portion.forEach(repository -> run.add(repository, held.getOrDefault(repository.id(), List.of())));
            portion = repositories.behind(portion.getLast().id(), query.images());
        }
        return run.end(Duration.between(begun, clock.instant()).toMillis());
    }
}
