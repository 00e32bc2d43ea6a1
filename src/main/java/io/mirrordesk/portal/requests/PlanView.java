package io.mirrordesk.portal.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as people read it.
 *
 * @param risk the worst of its steps'
 * @param rollout what it means for existing repositories, of a template that changes; else null
 * @param adopted what it takes under management as it is
 */
public record PlanView(
        String registry,
        String hash,
        String risk,
        @Nullable Instant asOf,
        List<StepView> steps,
        List<StandingOrderView> standingOrders,
        @Nullable RolloutForecast rollout,
        List<AdoptedView> adopted) {

    /** Prefixes whose rule is deleted and made anew. */
    public List<String> replaced() {
        List<String> made = subjects("CreateRule");
        return subjects("DeleteRule").stream().filter(made::contains).toList();
    }

    private List<String> subjects(String kind) {
        return steps.stream()
                .filter(step -> step.kind().equals(kind))
                .map(step -> step.subject().substring(step.subject().indexOf(':') + 1))
                .toList();
    }

    /** The steps by the thing that they act on. */
    public List<StepGroup> groups() {
        return StepGroup.of(steps);
    }
}
