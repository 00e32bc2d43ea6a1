package io.mirrordesk.portal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The plans of a request as people read them.
 *
 * @param plans one for each registry
 * @param loss what is lost for good in any of them, or null
 */
public record JointPlanView(
        String hash,
        @Nullable Instant asOf,
        List<PlanView> plans,
        @Nullable Loss loss) {

    /** How many steps there are in all of them. */
    public int steps() {
        return plans.stream().mapToInt(plan -> plan.steps().size()).sum();
    }

    /** Whether it has to be said in which registry something is. */
    public boolean several() {
        return plans.size() > 1;
    }

    /** What it means for existing repositories, of a template that changes: in each registry. */
    public List<RolloutForecast> rollouts() {
        return plans.stream().map(PlanView::rollout).filter(Objects::nonNull).toList();
    }

    /** What the decision would allow later; the same in several registries is said once. */
    public List<StandingOrderView> standingOrders() {
        return plans.stream()
                .flatMap(plan -> plan.standingOrders().stream())
                .distinct()
                .toList();
    }
}
