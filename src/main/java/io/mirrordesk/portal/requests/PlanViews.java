package io.mirrordesk.portal.requests;

import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.StandingOrder;
import io.mirrordesk.plan.Step;
import io.mirrordesk.policy.JsonText;
import io.mirrordesk.run.RunError;
import io.mirrordesk.run.RunView.StepRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plans and their steps in words. */
final class PlanViews {

    private PlanViews() {}

    /** @param runs how far a run got, by index of the step */
    private static PlanView of(Plan plan, @Nullable Instant asOf, Map<Integer, StepProgress> runs) {
        List<StepView> steps = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            steps.add(step(plan.steps().get(i), i + 1, runs.get(i + 1)));
        }
        return new PlanView(
                plan.registry().toString(),
                plan.hash(),
                plan.risk().name(),
                asOf,
                steps,
                plan.standingOrders().stream().map(PlanViews::order).toList(),
                RolloutForecast.of(plan),
                AdoptedView.of(plan.adoption()));
    }

    /**
     * @param loss what it destroys, or null
     * @param runs how far the run of each registry got, by index of the step
     */
    static JointPlanView of(
            JointPlan joint,
            @Nullable Loss loss,
            @Nullable Instant asOf,
            Map<RegistryId, Map<Integer, StepProgress>> runs) {
        return new JointPlanView(
                joint.hash(),
                asOf,
                joint.plans().stream()
                        .map(plan -> of(plan, asOf, runs.getOrDefault(plan.registry(), Map.of())))
                        .toList(),
                loss);
    }

    static StepView step(Step step, int index, @Nullable StepProgress progress) {
        io.mirrordesk.plan.StepView view = io.mirrordesk.plan.StepView.of(step);
        return new StepView(
                index,
                view.kind().toString(),
                StepWords.title(step),
                view.subject(),
                StepWords.detail(step),
                view.risk().name(),
                view.kind().iamAction(),
                text(view.before()),
                text(view.after()),
                progress);
    }

    static PlanChange difference(JointPlan before, JointPlan after) {
        Map<String, Step> old = byIdentity(before);
        Map<String, Step> now = byIdentity(after);
        List<PlanChange.Difference> differences = new ArrayList<>();
        now.forEach((identity, step) -> {
            Step was = old.get(identity);
            String change = was == null ? "ADDED" : "CHANGED";
            if (was == null || !fingerprint(was).equals(fingerprint(step))) {
                StepView view = step(step, 0, null);
                differences.add(new PlanChange.Difference(
                        change, view.title(), was == null ? null : describe(was), describe(step)));
            }
        });
        old.forEach((identity, step) -> {
            if (!now.containsKey(identity)) {
                differences.add(new PlanChange.Difference("REMOVED", StepWords.title(step), describe(step), null));
            }
        });
        if (Losses.mayExpire(before) != Losses.mayExpire(after)) {
            differences.add(new PlanChange.Difference(
                    "CHANGED",
                    "How many images may expire",
                    images(Losses.mayExpire(before)),
                    images(Losses.mayExpire(after))));
        }
        return new PlanChange(before.hash(), after.hash(), differences);
    }

    private static String images(long count) {
        return "at most %,d".formatted(count);
    }

    private static @Nullable String describe(Step step) {
        StepView view = step(step, 0, null);
        return view.after() == null ? view.before() : view.after();
    }

    private static Map<String, Step> byIdentity(JointPlan joint) {
        Map<String, Step> steps = new LinkedHashMap<>();
        joint.plans()
                .forEach(plan -> plan.steps()
                        .forEach(step ->
                                steps.putIfAbsent(plan.registry() + " " + step.kind() + " " + step.subject(), step)));
        return steps;
    }

    private static String fingerprint(Step step) {
        return io.mirrordesk.plan.StepView.of(step).fingerprint();
    }

    private static StandingOrderView order(StandingOrder order) {
        return new StandingOrderView(
                order.prefix().value(),
                order.stepKinds().stream().map(Object::toString).toList(),
                order.template());
    }

    static StepProgress progress(StepRun run) {
        return new StepProgress(
                run.state().name(), run.startedAt(), run.finishedAt(), run.awsRequestId(), fault(run.error()));
    }

    static @Nullable StepFault fault(@Nullable RunError error) {
        return error == null ? null : new StepFault(error.code(), error.message(), error.help(), error.awsRequestId());
    }

    private static @Nullable String text(@Nullable JsonNode tree) {
        return tree == null ? null : JsonText.pretty(tree.toString());
    }
}
