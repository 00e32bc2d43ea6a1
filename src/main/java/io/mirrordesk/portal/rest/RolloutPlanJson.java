package io.mirrordesk.portal.rest;

import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.StepKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A roll-out in one registry, as a plan has it. All but the forecast is part of the plan's hash.
 *
 * @param mirrors those whose repositories are brought to the version; none where only ECR applies it
 * @param mayExpire how many images may expire because of it; it stops before one more
 * @param appliedByEcrOnly whether mirrors use the template and there is nothing to roll out, because repositories that exist stay as they are
 */
record RolloutPlanJson(
        String registry,
        String template,
        int version,
        String digest,
        List<String> mirrors,
        List<StepKind> stepKinds,
        long mayExpire,
        boolean appliedByEcrOnly,
        ForecastJson forecast) {

    /**
     * What the inventory lets expect.
     *
     * @param affected repositories that need at least one step
     * @param expire images that expire within 24 hours, or may
     * @param unread repositories that wait to be read
     */
    record ForecastJson(@Nullable Instant asOf, long affected, long expire, long unread, List<LineJson> mirrors) {}

    /**
     * One mirror's part.
     *
     * @param steps how many repositories need a step of a kind
     */
    record LineJson(String mirror, long repositories, long affected, Map<String, Long> steps) {

        static LineJson of(Rollout.Line line) {
            return new LineJson(
                    line.mirror().value(),
                    line.repositories(),
                    line.affected(),
                    line.steps().entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)));
        }
    }

    /** One for each registry. */
    static List<RolloutPlanJson> of(JointPlan plan) {
        return plan.plans().stream()
                .flatMap(one -> Stream.ofNullable(one.rollout()).map(rollout -> of(one, rollout)))
                .toList();
    }

    private static RolloutPlanJson of(Plan plan, Rollout rollout) {
        Rollout.Forecast forecast = rollout.forecast();
        return new RolloutPlanJson(
                plan.registry().toString(),
                rollout.template(),
                rollout.version(),
                rollout.digest(),
                rollout.mirrors().stream().map(Object::toString).toList(),
                List.copyOf(rollout.stepKinds()),
                rollout.mayExpire(),
                plan.isAppliedByEcrOnly(),
                new ForecastJson(
                        forecast.asOf(),
                        forecast.affected(),
                        forecast.expire(),
                        forecast.unread(),
                        forecast.mirrors().stream().map(LineJson::of).toList()));
    }
}
