package io.mirrordesk.governance;

import io.mirrordesk.desired.MirrorHealth;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.run.RunEvent;
import io.mirrordesk.run.RunView;
import io.mirrordesk.run.RunView.StepRun;
import io.mirrordesk.run.Runs;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is desired has changed with the end of a run: the inventory is compared with it anew, and the rules that it set have just worked. */
@Component
class AfterRun {

    private final Runs runs;
    private final Syncs syncs;
    private final MirrorHealth health;
    private final Clock clock;

    AfterRun(Runs runs, Syncs syncs, MirrorHealth health, Clock clock) {
        this.runs = runs;
        this.syncs = syncs;
        this.health = health;
        this.clock = clock;
    }

    @EventListener
    void succeeded(RunEvent.Succeeded event) {
        RunView run = runs.get(event.run());
        syncs.soon(run.registry());
        run.steps().stream()
                .map(StepRun::step)
                .map(Step::after)
                .filter(Resource.Rule.class::isInstance)
                .map(rule -> ((Resource.Rule) rule).prefix())
                .distinct()
                .forEach(prefix -> health.tried(run.registry(), prefix, clock.instant(), null));
    }
}
