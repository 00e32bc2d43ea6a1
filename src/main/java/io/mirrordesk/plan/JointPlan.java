package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The plans of one change in each of its registries, in the order in which the change names them. They have one hash, and one decision is about
 * all of them.
 *
 * @param plans at least one, each of another registry
 */
public record JointPlan(List<Plan> plans) {

    public JointPlan {
        plans = List.copyOf(plans);
        if (plans.isEmpty() || plans.stream().map(Plan::registry).distinct().count() < plans.size()) {
            throw new IllegalArgumentException("A plan is about at least one registry, and about each once.");
        }
    }

    /** That of the plan if there is one; {@code sha256:…} over the hashes in their order if there are several. */
    public String hash() {
        return plans.size() == 1
                ? plans.getFirst().hash()
                : "sha256:" + StepView.sha256(plans.stream().map(Plan::hash).collect(Collectors.joining("\n")));
    }

    /** The worst risk of any step. */
    public Risk risk() {
        return plans.stream().map(Plan::risk).max(Comparator.naturalOrder()).orElse(Risk.SAFE);
    }

    /** All of them, registry after registry. */
    @JsonIgnore
    public List<Step> steps() {
        return plans.stream().flatMap(plan -> plan.steps().stream()).toList();
    }

    /** What a new version of a template means for existing repositories, one for each registry; none for every other change. */
    @JsonIgnore
    public List<Rollout> rollouts() {
        return plans.stream().map(Plan::rollout).filter(Objects::nonNull).toList();
    }

    /** The same with another plan for that plan's registry. */
    public JointPlan with(Plan moved) {
        return new JointPlan(plans.stream()
                .map(plan -> plan.registry().equals(moved.registry()) ? moved : plan)
                .toList());
    }
}
