package io.mirrordesk.observed;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.lifecycle.LifecycleSimulator;
import io.mirrordesk.lifecycle.Tally;
import io.mirrordesk.observed.SelectedRepositories.Selected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One simulation while repositories stream through it. */
final class SimulationRun {

    private final SimulationQuery query;
    private final Instant now;
    private final Evaluation evaluation;
    private final Optional<Evaluation> before;
    private final List<Simulation.Item> shown = new ArrayList<>();
    private @Nullable Instant asOf;
    private long repositories;
    private long unread;

    SimulationRun(SimulationQuery query, Instant now) {
        this.query = query;
        this.now = now;
        this.evaluation = new Evaluation(query.policy(), now);
        this.before = Optional.ofNullable(query.before()).map(policy -> new Evaluation(policy, now));
    }

    private record Evaluation(LifecycleSimulator simulator, Tally tally) {

        Evaluation(LifecyclePolicy policy, Instant now) {
            this(new LifecycleSimulator(policy, now), new Tally(policy, now));
        }

        List<Fate> add(List<ImageFacts> images) {
            List<Fate> fates = simulator.fates(images);
            for (int i = 0; i < fates.size(); i++) {
                tally.add(images.get(i), fates.get(i));
            }
            return fates;
        }
    }

    void add(Selected repository, List<KnownImage> images) {
        repositories++;
        Instant readAt = repository.readAt();
        if (readAt == null) {
            unread++;
        } else if (asOf == null || readAt.isBefore(asOf)) {
            asOf = readAt;
        }
        List<ImageFacts> facts = images.stream().map(KnownImage::facts).toList();
        before.ifPresent(replaced -> replaced.add(facts));
        show(repository, images, evaluation.add(facts));
    }

    Simulation end(long tookMillis) {
        return new Simulation(
                now,
                asOf,
                repositories,
                unread,
                evaluation.tally().sums(),
                before.map(replaced -> replaced.tally().sums()).orElse(null),
                shown,
                tookMillis);
    }

    private void show(Selected repository, List<KnownImage> images, List<Fate> fates) {
        for (int i = 0; i < fates.size() && shown.size() < query.limit(); i++) {
            if (query.shows(fates.get(i), now)) {
                shown.add(new Simulation.Item(repository.registry(), repository.name(), images.get(i), fates.get(i)));
            }
        }
    }
}
