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
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * How many images of the inventory a lifecycle policy lets expire as soon as ECR evaluates it, which it does within 24 hours. Images that
 * may be held by an index that nobody has read count: the numbers are upper bounds.
 */
@Service
public class Expirations {

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
            List<Selected> portion = repositories.behind(0, condition, parameters);
            while (!portion.isEmpty()) {
                Map<Long, List<KnownImage>> held =
                        images.of(portion.stream().map(Selected::id).toList());
                for (List<KnownImage> of : held.values()) {
                    expire += due(of, simulator, now);
                }
                portion = repositories.behind(portion.getLast().id(), condition, parameters);
            }
            return expire;
        });
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
