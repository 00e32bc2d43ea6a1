package io.mirrordesk.governance;

import io.mirrordesk.governance.DriftStore.Open;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.run.RunActivity;
import io.mirrordesk.run.RunEvent;
import io.mirrordesk.run.RunView;
import io.mirrordesk.run.RunView.StepRun;
import io.mirrordesk.run.Runs;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A run ends when all that it aims at was read and is so: what was found of it is over, in the same transaction and by its request. */
@Component
class DriftRepairs {

    private final Runs runs;
    private final RunActivity activity;
    private final DriftWishes wishes;
    private final DriftStore store;

    DriftRepairs(Runs runs, RunActivity activity, DriftWishes wishes, DriftStore store) {
        this.runs = runs;
        this.activity = activity;
        this.wishes = wishes;
        this.store = store;
    }

    @EventListener
    void succeeded(RunEvent.Succeeded event) {
        RunView run = runs.get(event.run());
        ChangeSet change = activity.change(event.run());
        Set<Subject> aims = Stream.concat(
                        change.subjects().stream(),
                        run.steps().stream().map(StepRun::step).map(step -> step.subject()))
                .collect(Collectors.toUnmodifiableSet());
        wishes.lock(run.registry());
        store.open(run.registry()).stream()
                .filter(open -> aims.contains(open.subject()) || isDefinedAnew(open, change))
                .forEach(open -> store.close(run.registry(), open, event.request()));
    }

    /** What was accepted takes no step: the desired state has become what AWS has. */
    private static boolean isDefinedAnew(Open finding, ChangeSet change) {
        MirrorSpec mirror = change.mirror();
        CredentialSpec credential = change.credential();
        return switch (change.kind()) {
            case CHANGE_MIRROR, RETIRE_MIRROR ->
                mirror != null && mirror.prefix().value().equals(finding.mirror());
            case ROTATE_CREDENTIAL, RETIRE_CREDENTIAL ->
                credential != null
                        && finding.mirror() == null
                        && credential.name().equals(finding.credential());
            default -> false;
        };
    }
}
