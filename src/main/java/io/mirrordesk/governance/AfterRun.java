package io.mirrordesk.governance;

import io.mirrordesk.observed.Syncs;
import io.mirrordesk.run.RunEvent;
import io.mirrordesk.run.Runs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is desired has changed with the end of a run, so the inventory is compared with it anew. */
@Component
class AfterRun {

    private final Runs runs;
    private final Syncs syncs;

    AfterRun(Runs runs, Syncs syncs) {
        this.runs = runs;
        this.syncs = syncs;
    }

    @EventListener
    void succeeded(RunEvent.Succeeded event) {
        syncs.soon(runs.get(event.run()).registry());
    }
}
