package io.mirrordesk.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Risk;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.StepView;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.request.RequestView;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A plan as the API shows it.
 *
 * @param stale whether it is known that the registry has moved since the plan was made
 * @param rollout what a new version of a template means for existing repositories; absent for every other change
 */
record PlanJson(
        String hash,
        Risk risk,
        boolean stale,
        List<OrderJson> standingOrders,
        List<StepJson> steps,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RolloutPlanJson rollout) {

    /** One step, with whose decision allows it. */
    record StepJson(
            int index,
            StepKind kind,
            String registry,
            String subject,
            Risk risk,
            String iamAction,
            @Nullable String authority,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** What the decision would allow to happen later. */
    record OrderJson(
            String prefix,
            List<StepKind> stepKinds,
            @Nullable String template) {

        static OrderJson of(StandingOrder order) {
            return new OrderJson(order.prefix().value(), List.copyOf(order.stepKinds()), order.template());
        }
    }

    static PlanJson of(RequestView request) {
        return of(request.plan(), Subject.request(request.id()).toString(), request.stale());
    }

    /** A plan as it is at this moment, which nobody has filed. */
    static PlanJson of(Plan plan) {
        return of(plan, null, false);
    }

    /** @param authority such as {@code request:42}; null in a preview, which nobody has filed */
    private static PlanJson of(Plan plan, @Nullable String authority, boolean stale) {
        List<StepJson> steps = IntStream.range(0, plan.steps().size())
                .mapToObj(i -> step(plan, i, authority))
                .toList();
        return new PlanJson(
                plan.hash(),
                plan.risk(),
                stale,
                plan.standingOrders().stream().map(OrderJson::of).toList(),
                steps,
                plan.rollout() == null ? null : RolloutPlanJson.of(plan.rollout()));
    }

    private static StepJson step(Plan plan, int position, @Nullable String authority) {
        Step step = plan.steps().get(position);
        StepView view = StepView.of(step);
        return new StepJson(
                position + 1,
                view.kind(),
                plan.registry().toString(),
                view.subject(),
                view.risk(),
                view.kind().iamAction(),
                authority,
                view.before(),
                view.after());
    }
}
