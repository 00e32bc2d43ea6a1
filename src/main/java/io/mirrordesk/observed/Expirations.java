package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import io.mirrordesk.lifecycle.LifecycleSimulator;
import io.mirrordesk.observed.SelectedRepositories.Selected;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Instant;
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

    /** A thread of its own: evaluating would keep what carries virtual threads busy for seconds. */
    private static final Executor BESIDE =
            task -> Thread.ofPlatform().name("expirations").start(task);

    private final Simulations simulations;
    private final SelectedRepositories repositories;
    private final KnownImages images;
    private final ImageFactsReader facts;
    private final Clock clock;

    Expirations(
            Simulations simulations,
            SelectedRepositories repositories,
            KnownImages images,
            ImageFactsReader facts,
            Clock clock) {
        this.simulations = simulations;
        this.repositories = repositories;
        this.images = images;
        this.facts = facts;
        this.clock = clock;
    }

    /** Of one repository. */
    public long of(RegistryId registry, RepositoryName repository, LifecyclePolicy policy) {
        Instant now = clock.instant();
        List<ImageFacts> held = images.of(registry, repository.value()).stream()
                .map(KnownImage::facts)
                .toList();
        return due(held, new LifecycleSimulator(policy, now), now);
    }

    /**
     * Of many repositories, a portion at a time, two portions beside each other: one is evaluated while the database reads the other.
     *
     * @param condition on {@code repository}, in SQL
     * @throws SimulationsBusy when others are simulated already, and for long
     */
    long of(String condition, Map<String, Object> parameters, LifecyclePolicy policy) {
        return simulations.inTurn(() -> {
            Portions portions = new Portions(repositories, condition, parameters);
            Instant now = clock.instant();
            CompletableFuture<Long> beside =
                    CompletableFuture.supplyAsync(() -> expiring(portions, policy, now), BESIDE);
            return expiring(portions, policy, now) + beside.join();
        });
    }

    private long expiring(Portions portions, LifecyclePolicy policy, Instant now) {
        LifecycleSimulator simulator = new LifecycleSimulator(policy, now);
        long expire = 0;
        for (List<Long> portion = portions.next(); !portion.isEmpty(); portion = portions.next()) {
            for (List<ImageFacts> repository : facts.of(portion, policy)) {
                expire += due(repository, simulator, now);
            }
        }
        return expire;
    }

    private static long due(List<ImageFacts> images, LifecycleSimulator simulator, Instant now) {
        return simulator.fates(images).stream()
                .filter(fate -> expires(fate, now))
                .count();
    }

    private static boolean expires(Fate fate, Instant now) {
        return fate.action() == Action.EXPIRE && fate.isDue(now);
    }

    /** Hands out the repositories of a selection, each once, in portions whose images fit into memory. */
    private static final class Portions {

        private final SelectedRepositories repositories;
        private final String condition;
        private final Map<String, Object> parameters;
        private long behind;
        private boolean ended;

        Portions(SelectedRepositories repositories, String condition, Map<String, Object> parameters) {
            this.repositories = repositories;
            this.condition = condition;
            this.parameters = parameters;
        }

        /** None at the end. */
        synchronized List<Long> next() {
            if (ended) {
                return List.of();
            }
            // stays so if reading fails: whoever works beside has no reason to go on
            ended = true;
            List<Selected> found = repositories.behind(behind, condition, parameters);
            if (!found.isEmpty()) {
                behind = found.getLast().id();
                ended = false;
            }
            return found.stream().map(Selected::id).toList();
        }
    }
}
