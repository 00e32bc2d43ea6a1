package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import io.mirrordesk.lifecycle.LifecycleSimulator;
import io.mirrordesk.observed.SelectedRepositories.Selected;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.stereotype.Service;

/**
 * How many images of the inventory a lifecycle policy lets expire as soon as ECR evaluates it, which it does within 24 hours. Images that
 * may be held by an index that nobody has read count: the numbers are upper bounds.
 */
@Service
public class Expirations {

    /** The database reads the next portion while this one is evaluated. */
    private static final Executor AHEAD =
            task -> Thread.ofVirtual().name("images-ahead").start(task);

    private final Simulations simulations;
    private final SelectedRepositories repositories;
    private final KnownImages images;
    private final Clock clock;

    Expirations(Simulations simulations, SelectedRepositories repositories, KnownImages images, Clock clock) {
        this.simulations = simulations;
        this.repositories = repositories;
        this.images = images;
        this.clock = clock;
    }

    /** Of one repository. */
    public long of(RegistryId registry, RepositoryName repository, LifecyclePolicy policy) {
        Instant now = clock.instant();
        return due(images.of(registry, repository.value()), new LifecycleSimulator(policy, now), now);
    }

    /**
     * Of many repositories, a portion at a time.
     *
     * @param condition on {@code repository}, in SQL
     * @throws SimulationsBusy when others are simulated already, and for long
     */
    long of(String condition, Map<String, Object> parameters, LifecyclePolicy policy) {
        return simulations.inTurn(() -> {
            Instant now = clock.instant();
            LifecycleSimulator simulator = new LifecycleSimulator(policy, now);
            long expire = 0;
            Portion portion = read(0, condition, parameters);
            while (portion.last() > 0) {
                long last = portion.last();
                CompletableFuture<Portion> next =
                        CompletableFuture.supplyAsync(() -> read(last, condition, parameters), AHEAD);
                for (List<KnownImage> repository : portion.repositories()) {
                    expire += due(repository, simulator, now);
                }
                portion = next.join();
            }
            return expire;
        });
    }

    /**
     * Repositories that fit into memory with all their images.
     *
     * @param last the id of the last of them; 0 at the end
     */
    private record Portion(long last, Collection<List<KnownImage>> repositories) {}

    private Portion read(long behind, String condition, Map<String, Object> parameters) {
        List<Selected> found = repositories.behind(behind, condition, parameters);
        return found.isEmpty()
                ? new Portion(0, List.of())
                : new Portion(
                        found.getLast().id(),
                        images.of(found.stream().map(Selected::id).toList()).values());
    }

    private static long due(List<KnownImage> images, LifecycleSimulator simulator, Instant now) {
        return simulator.fates(images.stream().map(KnownImage::facts).toList()).stream()
                .filter(fate -> expires(fate, now))
                .count();
    }

    private static boolean expires(Fate fate, Instant now) {
        return fate.action() == Action.EXPIRE && fate.isDue(now);
    }
}
