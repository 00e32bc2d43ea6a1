package io.mirrordesk.portal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Risk;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.plan.StepView;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.LintFinding;
import io.mirrordesk.request.PolicyForecast;
import io.mirrordesk.request.RequestView;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A plan as the API shows it.
 *
 * @param policies what it makes of registry policies; empty in a list of requests
 * @param adoptions what it takes under management as it is
 * @param stale whether it is known that the registry has moved since the plan was made
 * @param rollouts what a new version of a template means for existing repositories, in each registry; absent for every other change
 */
record PlanJson(
        String hash,
        Risk risk,
        boolean stale,
        List<OrderJson> standingOrders,
        List<StepJson> steps,
        List<AdoptionJson> adoptions,
        List<PolicyJson> policies,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RolloutPlanJson> rollouts) {

    /** The characters of a registry policy before and after, of those that ECR stores, and whose they are. */
    record PolicyJson(
            String registry,
            int before,
            int after,
            int limit,
            List<PolicyForecast.Share> shares,
            List<LintFinding> findings) {

        static PolicyJson of(PolicyForecast forecast) {
            return new PolicyJson(
                    forecast.registry().toString(),
                    forecast.before(),
                    forecast.after(),
                    forecast.limit(),
                    forecast.shares(),
                    forecast.findings());
        }
    }

    /**
     * One step, with whose decision allows it.
     *
     * @param index from 1 within its registry, as in that registry's run
     */
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
            String registry,
            String prefix,
            List<StepKind> stepKinds,
            @Nullable String template) {

        static OrderJson of(RegistryId registry, StandingOrder order) {
            return new OrderJson(
                    registry.toString(), order.prefix().value(), List.copyOf(order.stepKinds()), order.template());
        }
    }

    static PlanJson of(RequestView request) {
        return of(request.plan(), Subject.request(request.id()).toString(), request.stale());
    }

    /** A plan as it is at this moment, which nobody has filed. */
    static PlanJson of(JointPlan plan) {
        return of(plan, null, false);
    }

    /** @param authority such as {@code request:42}; null in a preview, which nobody has filed */
    private static PlanJson of(JointPlan plan, @Nullable String authority, boolean stale) {
        List<StepJson> steps = plan.plans().stream()
                .flatMap(one -> IntStream.range(0, one.steps().size()).mapToObj(i -> step(one, i, authority)))
                .toList();
        return new PlanJson(
                plan.hash(),
                plan.risk(),
                stale,
                plan.plans().stream()
                        .flatMap(one -> one.standingOrders().stream().map(order -> OrderJson.of(one.registry(), order)))
                        .toList(),
                steps,
                AdoptionJson.of(plan),
                List.of(),
                RolloutPlanJson.of(plan));
    }

    PlanJson with(List<PolicyForecast> forecasts) {
        return new PlanJson(
                hash,
                risk,
                stale,
                standingOrders,
                steps,
                adoptions,
                forecasts.stream().map(PolicyJson::of).toList(),
                rollouts);
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
