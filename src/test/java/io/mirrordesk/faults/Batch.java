package io.mirrordesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scenarios that are carried out at the same time: most of the time of each is that of two starts of a portal, and of leases that run out.
 *
 * @param trials with a registry for each of their variants
 */
record Batch(List<Trial> trials) {

    /** Two thirds of the variants get stuck, and the portal makes 32 calls at once. */
    private static final int MOST_CALLS = 11;

    /**
     * A scenario with its places.
     *
     * @param calm where nothing goes wrong
     * @param disturbed one for each variant
     */
    record Trial(Scenario scenario, Place calm, List<Place> disturbed) {

        private static Trial of(Scenario scenario, int first) {
            return new Trial(scenario, Place.calm(first), Place.around(scenario.calls(), first + 1));
        }

        private Stream<Place> places() {
            return Stream.concat(Stream.of(calm), disturbed.stream());
        }
    }

    /** As few as there can be in this order. */
    static List<Batch> of(List<Scenario> scenarios) {
        List<Batch> batches = new ArrayList<>();
        List<Scenario> next = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            int calls = next.stream().mapToInt(Scenario::calls).sum();
            if (calls + scenario.calls() > MOST_CALLS) {
                batches.add(numbered(next));
                next.clear();
            }
            next.add(scenario);
        }
        if (!next.isEmpty()) {
            batches.add(numbered(next));
        }
        return batches;
    }

    private static Batch numbered(List<Scenario> scenarios) {
        List<Trial> trials = new ArrayList<>();
        int used = 0;
        for (Scenario scenario : scenarios) {
            Trial trial = Trial.of(scenario, used);
            trials.add(trial);
            used += 1 + trial.disturbed().size();
        }
        return new Batch(trials);
    }

    /** A registry for each place. */
    List<String> regions() {
        return trials.stream().flatMap(Trial::places).map(Place::region).toList();
    }

    @Override
    public String toString() {
        return trials.stream().map(trial -> trial.scenario().name()).collect(Collectors.joining(", "));
    }
}
