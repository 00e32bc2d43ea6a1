package io.mirrordesk.run;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Step.CreateRepository;
import io.mirrordesk.plan.Step.PutLifecyclePolicy;
import io.mirrordesk.plan.StepView;
import io.mirrordesk.run.RunView.StepRun;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps that the decision about a run's plan authorizes. */
final class Decided {

    private final Map<String, StepRun> steps;
    private final Set<RepositoryName> made;

    private Decided(Map<String, StepRun> steps, Set<RepositoryName> made) {
        this.steps = steps;
        this.made = made;
    }

    static Decided of(RunView run) {
        List<StepRun> planned =
                run.steps().stream().filter(step -> step.undoes() == null).toList();
        Set<RepositoryName> made = planned.stream()
                .filter(step -> step.state() == StepState.SUCCEEDED)
                .map(StepRun::step)
                .filter(CreateRepository.class::isInstance)
                .map(step -> ((CreateRepository) step).after().name())
                .collect(Collectors.toUnmodifiableSet());
        return new Decided(
                planned.stream().collect(Collectors.toMap(step -> fingerprint(step.step()), Function.identity())),
                made);
    }

    /** Whether the decision allows every step. */
    boolean covers(Plan plan) {
        return plan.steps().stream().allMatch(step -> steps.containsKey(fingerprint(asDecided(step))));
    }

    /** @throws StepFailed when the decision does not allow it */
    StepRun allowing(Step step) {
        StepRun allowed = steps.get(fingerprint(asDecided(step)));
        if (allowed == null) {
            throw new StepFailed(RunEnds.planChanged(List.of(step)));
        }
        return allowed;
    }

    /**
     * A repository that this run made was decided about as an empty one. An image that somebody pulled into it meanwhile is
     * younger than the decision, and its lifecycle policy is what was decided.
     */
    private Step asDecided(Step step) {
        return step instanceof PutLifecyclePolicy put && made.contains(put.repository())
                ? new PutLifecyclePolicy(put.repository(), put.before(), put.after(), false)
                : step;
    }

    private static String fingerprint(Step step) {
        return StepView.of(step).fingerprint();
    }
}
