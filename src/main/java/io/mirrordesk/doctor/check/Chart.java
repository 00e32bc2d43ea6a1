package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.Cause;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.Finding;
import io.mirrordesk.doctor.Fix;
import io.mirrordesk.doctor.Likelihood;
import io.mirrordesk.doctor.chart.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the checks of one case have come to. */
public final class Chart {

    private final List<Finding> findings = new ArrayList<>();
    private final List<Evidence> fine = new ArrayList<>();
    private final List<Evidence> unchecked = new ArrayList<>();

    void found(
            Cause cause, Likelihood likelihood, String sentence, String why, List<Evidence> evidence, List<Fix> fixes) {
        if (!has(cause)) {
            findings.add(new Finding(cause, likelihood, sentence, why, evidence, fixes));
        }
    }

    /** Something was looked at and is not the cause. */
    void fine(Evidence evidence) {
        fine.add(evidence);
    }

    /** Notes that something could not be read; whether it was. */
    boolean readable(Reading<?> reading, String what) {
        Optional<String> failure = reading.failure();
        failure.ifPresent(why -> {
            Evidence line = reading.says(what + " could not be checked. " + why);
            if (!unchecked.contains(line)) {
                unchecked.add(line);
            }
        });
        return failure.isEmpty();
    }

    boolean has(Cause... causes) {
        return findings.stream().anyMatch(finding -> List.of(causes).contains(finding.cause()));
    }

    /** Whether the cause is proved, so that what only might be one needs no word. */
    boolean isProved() {
        return findings.stream().anyMatch(finding -> finding.likelihood() == Likelihood.CERTAIN);
    }

    /** The likeliest first. */
    public List<Finding> findings() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::likelihood).thenComparing(Finding::cause))
                .toList();
    }

    public List<Evidence> fine() {
        return List.copyOf(fine);
    }

    public List<Evidence> unchecked() {
        return List.copyOf(unchecked);
    }

    @SafeVarargs
    static List<Evidence> lines(Optional<Evidence>... lines) {
        return Stream.of(lines).flatMap(Optional::stream).toList();
    }
}
