package io.mirrordesk.portal.templates;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.Share;
import io.mirrordesk.lifecycle.Tally.RuleShare;
import io.mirrordesk.lifecycle.Tally.Sums;
import io.mirrordesk.observed.Simulation;
import io.mirrordesk.observed.SimulationQuery.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would do to the repositories of a template.
 *
 * @param before what the policy that is in force does; null where that is what was simulated
 * @param samples images that expire or are archived within 24 hours
 */
public record SimulationView(
        long repositories,
        long unread,
        @Nullable Instant asOf,
        long tookMillis,
        Sums sums,
        @Nullable Sums before,
        List<Sample> samples) {

    /**
     * One image.
     *
     * @param look its look as a state: EXPIRES or ARCHIVES, UNSURE where it may stay
     * @param sentence what becomes of it
     */
    public record Sample(
            String registry,
            String repository,
            String digest,
            @Nullable String tag,
            String look,
            String sentence,
            @Nullable Instant lastPulledAt,
            long sizeBytes) {}

    static SimulationView of(Simulation simulation) {
        return new SimulationView(
                simulation.repositories(),
                simulation.unread(),
                simulation.asOf(),
                simulation.tookMillis(),
                simulation.sums(),
                simulation.before(),
                simulation.images().stream()
                        .map(item -> sample(item, simulation.at()))
                        .toList());
    }

    /** Percent of the images, for a bar. */
    public double percent(Share share) {
        return sums.all().images() == 0
                ? 0
                : 100.0 * share.images() / sums.all().images();
    }

    public List<RuleShare> rules() {
        return sums.rules();
    }

    private static String look(Fate fate, Instant now) {
        if (!fate.certain()) {
            return "UNSURE";
        }
        return Outcome.of(fate, now) == Outcome.EXPIRE ? "EXPIRES" : "ARCHIVES";
    }

    private static Sample sample(Simulation.Item item, Instant now) {
        var facts = item.image().facts();
        return new Sample(
                item.registry().toString(),
                item.repository(),
                facts.digest(),
                facts.tags().isEmpty() ? null : facts.tags().getFirst(),
                look(item.fate(), now),
                item.fate().sentence(now),
                facts.lastPulledAt(),
                facts.sizeBytes());
    }
}
