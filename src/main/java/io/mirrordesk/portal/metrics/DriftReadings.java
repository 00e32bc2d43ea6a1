package io.mirrordesk.portal.metrics;

import io.mirrordesk.governance.Drift;
import io.mirrordesk.governance.DriftCheck;
import io.mirrordesk.governance.DriftCounts;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class DriftReadings implements Readings {

    private final Drift drift;

    DriftReadings(Drift drift) {
        this.drift = drift;
    }

    @Override
    public String kind() {
        return "drift";
    }

    @Override
    public List<Reading> read() {
        DriftCounts counts = drift.counts();
        return drift.checks().stream().flatMap(check -> of(check, counts)).toList();
    }

    private static Stream<Reading> of(DriftCheck check, DriftCounts counts) {
        String registry = check.registry().toString();
        return Stream.of(
                Reading.of(Figure.DRIFT, counts.of(check.registry()), "registry", registry),
                Reading.of(Figure.DRIFT_CHECKED, Readings.seconds(check.checkedAt()), "registry", registry));
    }
}
