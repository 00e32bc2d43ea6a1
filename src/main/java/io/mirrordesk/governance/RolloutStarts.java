package io.mirrordesk.governance;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.audit.Audit;
import io.mirrordesk.audit.LocalChange;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.GovernedRepositories;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunError;
import io.mirrordesk.run.RunEvent;
import io.mirrordesk.run.RunEvent.RolloutWanted;
import io.mirrordesk.run.Runs;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the end of a run means for roll-outs, in its transaction: one begins, and others let go of what is no longer theirs. */
@Component
class RolloutStarts {

    private static final RunError NOT_GOVERNED = new RunError(
            "NotGoverned", "Its mirror does not use the template any more.", "Nothing is to be done.", null);

    private final RolloutRows rows;
    private final RolloutItems items;
    private final RolloutJobs jobs;
    private final GovernedRepositories governed;
    private final Mirrors mirrors;
    private final Runs runs;
    private final Audit audit;

    RolloutStarts(
            RolloutRows rows,
            RolloutItems items,
            RolloutJobs jobs,
            GovernedRepositories governed,
            Mirrors mirrors,
            Runs runs,
            Audit audit) {
        this.rows = rows;
        this.items = items;
        this.jobs = jobs;
        this.governed = governed;
        this.mirrors = mirrors;
        this.runs = runs;
        this.audit = audit;
    }

    /** Before the sync that follows the run finds the same repositories not conforming. */
    @EventListener
    void wanted(RolloutWanted wanted) {
        replaceEarlier(wanted);
        if (wanted.rollout().isForNobody()) {
            return;
        }
        long id = rows.create(wanted);
        governed.affected(wanted.registry(), wanted.template(), portion -> items.add(id, portion));
        items.count(List.of(id));
        RolloutView rollout = rows.get(id);
        audit.local(LocalChange.of(Actor.person(wanted.decidedBy()), "StartRollout", rollout.subject())
                .in(rollout.registry().toString())
                .forRequest(rollout.request())
                .after(PlanJson.write(wanted.rollout())));
        jobs.schedule(id);
    }

    @EventListener
    void succeeded(RunEvent.Succeeded event) {
        RegistryId registry = runs.get(event.run()).registry();
        for (RolloutView rollout : rows.holding(registry)) {
            List<String> users = mirrors.governedBy(rollout.template()).stream()
                    .filter(mirror -> mirror.definition().registry().equals(registry))
                    .map(mirror -> mirror.prefix().value())
                    .toList();
            items.leaveOthers(rollout.id(), users, NOT_GOVERNED);
        }
    }

    private void replaceEarlier(RolloutWanted wanted) {
        String template = wanted.template().name();
        int version = wanted.rollout().version();
        String reason = "Version %d of the template is being rolled out instead, by request #%d."
                .formatted(version, wanted.request());
        rows.replaceEarlier(template, version, reason);
        items.leaveEarlier(template, version, new RunError("Replaced", reason, "Nothing is to be done.", null));
    }
}
