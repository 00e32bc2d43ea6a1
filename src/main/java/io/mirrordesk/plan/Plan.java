package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ordered steps on the subjects of a change, and the standing orders that its decision would activate. A decision binds the
 * plan's {@link #hash()}.
 *
 * @param rollout what a new version of a template means for existing repositories; null for every other change, and then no part of hash
 *     and text, as in plans that are older than roll-outs
 * @param adoption what the decision would take under management as it is; null for every other change
 */
public record Plan(
        RegistryId registry,
        List<Step> steps,
        List<StandingOrder> standingOrders,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rollout rollout,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Adoption adoption) {

    public Plan {
        steps = List.copyOf(steps);
        standingOrders = List.copyOf(standingOrders);
    }

    /** A plan that neither rolls out nor adopts anything. */
    public Plan(RegistryId registry, List<Step> steps, List<StandingOrder> standingOrders) {
        this(registry, steps, standingOrders, null, null);
    }

    /** The same plan with what it means for existing repositories. */
    public Plan rollingOut(@Nullable Rollout wanted) {
        return new Plan(registry, steps, standingOrders, wanted, adoption);
    }

    /** The same plan, whose decision also adopts. */
    public Plan adopting(@Nullable Adoption adopted) {
        return new Plan(registry, steps, standingOrders, rollout, adopted);
    }

    /**
     * {@code sha256:…} over each step's kind, subject, before, after and risk, the standing orders, what the roll-out is bound to, and what is
     * adopted.
     */
    public String hash() {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.put("registry", registry.toString());
        ArrayNode views = content.putArray("steps");
        steps.forEach(step -> views.add(Json.tree(StepView.of(step))));
        content.set("standingOrders", Json.tree(standingOrders));
        if (rollout != null) {
            content.set("rollout", rollout.bound());
        }
        if (adoption != null) {
            content.set("adoption", Json.tree(adoption));
        }
        return "sha256:" + StepView.sha256(content.toString());
    }

    /** Whether it makes a version of a template that mirrors use and that none of their repositories is brought to: only ECR applies it. */
    @JsonIgnore
    public boolean isAppliedByEcrOnly() {
        return rollout != null && rollout.isForNobody() && !standingOrders.isEmpty();
    }

    /** The worst risk of any step, and of the roll-out. */
    public Risk risk() {
        return Stream.concat(
                        steps.stream().map(Step::risk),
                        Stream.ofNullable(rollout).map(Rollout::risk))
                .max(Comparator.naturalOrder())
                .orElse(Risk.SAFE);
    }

    /** The fingerprints of all steps: what a decision about this plan authorizes. */
    public Set<String> fingerprints() {
        return steps.stream().map(step -> StepView.of(step).fingerprint()).collect(Collectors.toUnmodifiableSet());
    }

    /** The rules that it makes or changes, as they will be. */
    @JsonIgnore
    public List<Resource.Rule> rules() {
        return steps.stream()
                .map(Step::after)
                .filter(Resource.Rule.class::isInstance)
                .map(Resource.Rule.class::cast)
                .toList();
    }

    @JsonIgnore
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
