package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.desired.Composition;
import io.mirrordesk.desired.Definitions;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.GovernedRepositories;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Planner;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.PolicyDocument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans a change against AWS as it is now. The inventory is asked for nothing but the forecast of a roll-out. */
@Component
class Plans {

    private final Definitions definitions;
    private final LiveState live;
    private final GovernedRepositories governed;
    private final AdoptionReader adoptions;
    private final Mirrors mirrors;

    Plans(
            Definitions definitions,
            LiveState live,
            GovernedRepositories governed,
            AdoptionReader adoptions,
            Mirrors mirrors) {
        this.definitions = definitions;
        this.live = live;
        this.governed = governed;
        this.adoptions = adoptions;
        this.mirrors = mirrors;
    }

    /**
     * The plans, in each of its registries, of a change that was never planned before.
     *
     * @throws InvalidInput when the registry policy would outgrow what ECR stores, or a template that changes is used in other registries too
     * @throws io.mirrordesk.plan.SubjectsUnknown when a subject cannot be read
     */
    JointPlan plan(List<ChangeSet> changes) {
        refuseOtherRegistries(changes);
        return new JointPlan(changes.stream().map(change -> plan(change, null)).toList());
    }

    /** Plans a request's change again: how many images may expire stays as it was as long as that is enough. */
    JointPlan again(RequestView request) {
        refuseOtherRegistries(request.changes());
        return new JointPlan(request.changes().stream()
                .map(change -> plan(change, before(request, change)))
                .toList());
    }

    private static @Nullable Rollout before(RequestView request, ChangeSet change) {
        return request.plan().plans().stream()
                .filter(plan -> plan.registry().equals(change.registry()))
                .map(Plan::rollout)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Plan plan(ChangeSet change, @Nullable Rollout before) {
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
        Rollout rollout = goal.rollout();
        TemplateSpec template = change.template();
        if (rollout == null || template == null || rollout.isForNobody()) {
            return plan.rollingOut(rollout);
        }
        return plan.rollingOut(rollout.expecting(governed.forecast(change.registry(), template), before));
    }

    /** A version that one registry has and another one does not yet would be two templates of one name. */
    private void refuseOtherRegistries(List<ChangeSet> changes) {
        ChangeSet change = changes.getFirst();
        TemplateSpec template = change.template();
        if (change.kind() != ChangeSet.Kind.CHANGE_TEMPLATE || template == null) {
            return;
        }
        List<ManagedMirror> others = mirrors.governedOutside(
                template.name(), changes.stream().map(ChangeSet::registry).toList());
        if (!others.isEmpty()) {
            throw InvalidInput.at(
                    "registries",
                    "“%s” is also used by %s. Name every registry in which it is used, or none for all of them: a version is the same everywhere."
                            .formatted(template.name(), ManagedMirror.places(others)));
        }
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
