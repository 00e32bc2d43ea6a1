package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ordered steps on the subjects of a change, and the standing orders that its decision would activate. A decision binds the
 * plan's {@link #hash()}.
 */
public record Plan(RegistryId registry, List<Step> steps, List<StandingOrder> standingOrders) {

    public Plan {
        steps = List.copyOf(steps);
        standingOrders = List.copyOf(standingOrders);
    }

    /** {@code sha256:…} over each step's kind, subject, before, after and risk, and over the standing orders. */
    public String hash() {
        ObjectNode content = Json.MAPPER.createObjectNode();
        content.put("registry", registry.toString());
        ArrayNode views = content.putArray("steps");
        steps.forEach(step -> views.add(Json.tree(StepView.of(step))));
        content.set("standingOrders", Json.tree(standingOrders));
        return "sha256:" + StepView.sha256(content.toString());
    }

    /** The worst risk of any step. */
    public Risk risk() {
        return steps.stream().map(Step::risk).max(Comparator.naturalOrder()).orElse(Risk.SAFE);
    }

    /** The fingerprints of all steps: what a decision about this plan authorizes. */
    public Set<String> fingerprints() {
        return steps.stream().map(step -> StepView.of(step).fingerprint()).collect(Collectors.toUnmodifiableSet());
    }

    @JsonIgnore
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
