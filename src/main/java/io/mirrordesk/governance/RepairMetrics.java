package io.mirrordesk.governance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mirrordesk.run.ReconcileResult;
import io.mirrordesk.run.ReconcileResult.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts the repositories that did not conform, as {@code mirrordesk.repairs}, by what came of it: of this process alone. */
@Component
class RepairMetrics {

    private static final String REPAIRED = "repaired";
    private static final Set<Outcome> ENDS = Set.of(Outcome.CONFORMS, Outcome.AS_CREATED);

    private final Map<String, Counter> counters;

    RepairMetrics(MeterRegistry meters) {
        this.counters = Stream.concat(
                        Stream.of(REPAIRED), Stream.of(Outcome.values()).map(RepairMetrics::word))
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> Counter.builder("mirrordesk.repairs")
                                .description("Repositories that did not conform, by what came of it")
                                .tag("outcome", outcome)
                                .register(meters)));
    }

    /** Whoever has all that is kept without a step was repaired by somebody else meanwhile. */
    void ended(ReconcileResult result) {
        boolean repaired = ENDS.contains(result.outcome()) && !result.done().isEmpty();
        Objects.requireNonNull(counters.get(repaired ? REPAIRED : word(result.outcome())), "every outcome is counted")
                .increment();
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
