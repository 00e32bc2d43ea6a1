package io.mirrordesk.portal.metrics;

import io.mirrordesk.governance.Reconciliation;
import io.mirrordesk.governance.WarmUp;
import io.mirrordesk.governance.WorkStatistics;
import io.mirrordesk.run.RunState;
import io.mirrordesk.run.RunStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
class WorkReadings implements Readings {

    private final RunStatistics runs;
    private final WorkStatistics work;

    WorkReadings(RunStatistics runs, WorkStatistics work) {
        this.runs = runs;
        this.work = work;
    }

    @Override
    public String kind() {
        return "work";
    }

    @Override
    public List<Reading> read() {
        return Stream.of(
                        Readings.byState(Figure.RUNS, RunState.class, runs.byState()),
                        Readings.byState(Figure.RECONCILIATIONS, Reconciliation.State.class, work.reconciliations()),
                        Readings.byState(Figure.WARM_UPS, WarmUp.State.class, work.warmUps()))
                .flatMap(List::stream)
                .toList();
    }
}
