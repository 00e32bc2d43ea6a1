package io.mirrordesk.request;

import java.util.List;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.Composition;
import io.mirrordesk.desired.Definitions;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Planner;
import io.mirrordesk.plan.Step;
import io.mirrordesk.policy.PolicyDocument;
import org.springframework.stereotype.Component;

/** Plans a change against AWS as it is now; the inventory is never asked. */
@Component
class Plans {

    private final Definitions definitions;
    private final LiveState live;
    private final AdoptionReader adoptions;

    Plans(Definitions definitions, LiveState live, AdoptionReader adoptions) {
        this.definitions = definitions;
        this.live = live;
        this.adoptions = adoptions;
    }

    /**
     * The plans of a change in each of its registries.
     *
     * @throws InvalidInput when the registry policy would outgrow what ECR stores
     * @throws io.mirrordesk.plan.SubjectsUnknown when a subject cannot be read
     */
    JointPlan plan(List<ChangeSet> changes) {
        return new JointPlan(changes.stream().map(this::plan).toList());
    }

    private Plan plan(ChangeSet change) {
        if (change.adoption() != null) {
            adoptions.requireAsFiled(change, change.adoption());
        }
        Composition goal = definitions.compose(change);
        Plan plan = Planner.plan(
                        change.registry(),
                        goal.target(),
                        live.observe(change.registry(), goal.subjects()),
                        goal.subjects(),
                        goal.standingOrders())
                .adopting(goal.adoption());
        refuseOversizedPolicy(change, plan);
        return plan;
    }

    private void refuseOversizedPolicy(ChangeSet change, Plan plan) {
        int added = plan.steps().stream()
                .filter(Step.PutStatement.class::isInstance)
                .map(Step.PutStatement.class::cast)
                .mapToInt(put -> put.after().json().length() + 1)
                .sum();
        if (added == 0) {
            return;
        }
        int size = live.policyCharacters(change.registry()) + added;
        if (size > PolicyDocument.MAX_LENGTH) {
            throw InvalidInput.at(
                    change.kind() == ChangeSet.Kind.REPAIR_DRIFT ? "subjects" : "mirror.grants",
                    "The registry policy of %s would have %,d characters, and ECR stores %,d. Grant to an organization or a path instead of single accounts, or choose CURATED."
                            .formatted(change.registry(), size, PolicyDocument.MAX_LENGTH));
        }
    }
}
