package io.mirrordesk.portal.requests;

import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Rollout;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a new version of a template means for the repositories that exist in a registry, before it is rolled out there.
 *
 * @param mayExpire how many images may expire because of it: part of the decision
 * @param expire how many would by now
 * @param affected repositories that need at least one step
 * @param unread those that wait to be read
 * @param appliedByEcrOnly whether mirrors use the template and none of their repositories is brought to it, because only ECR applies it
 */
public record RolloutForecast(
        String registry,
        String template,
        int version,
        long mayExpire,
        long expire,
        long affected,
        long unread,
        @Nullable Instant asOf,
        List<Line> lines,
        boolean appliedByEcrOnly) {

    /** One mirror's part. */
    public record Line(String mirror, long repositories, long affected, List<Kind> kinds) {}

    /** How many repositories need a step of a kind, a message {@code kind.…}. */
    public record Kind(String kind, long repositories) {}

    static @Nullable RolloutForecast of(Plan plan) {
        Rollout rollout = plan.rollout();
        return rollout == null
                ? null
                : new RolloutForecast(
                        plan.registry().toString(),
                        rollout.template(),
                        rollout.version(),
                        rollout.mayExpire(),
                        rollout.forecast().expire(),
                        rollout.forecast().affected(),
                        rollout.forecast().unread(),
                        rollout.forecast().asOf(),
                        rollout.forecast().mirrors().stream()
                                .map(RolloutForecast::line)
                                .toList(),
                        plan.isAppliedByEcrOnly());
    }

    private static Line line(Rollout.Line line) {
        return new Line(
                line.mirror().value(),
                line.repositories(),
                line.affected(),
                line.steps().entrySet().stream()
                        .map(step -> new Kind(step.getKey().toString(), step.getValue()))
                        .toList());
    }
}
