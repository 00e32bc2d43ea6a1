package io.mirrordesk.portal.requests;

import io.mirrordesk.observed.OwnRepositories;
import io.mirrordesk.observed.OwnRepositories.Contents;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Risk;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.portal.layout.Numbers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What plans destroy, in words, with the word that has to be typed to approve them. */
@Component
class Losses {

    private final OwnRepositories repositories;

    Losses(OwnRepositories repositories) {
        this.repositories = repositories;
    }

    /** Null for a plan that destroys nothing. */
    @Nullable
    Loss of(JointPlan plan) {
        if (mayExpire(plan) > 0) {
            return ofExpired(plan);
        }
        List<Step> recreated = recreated(plan.steps());
        if (!recreated.isEmpty()) {
            return ofRecreated(recreated);
        }
        List<Step> destroying = plan.steps().stream()
                .filter(step -> step.risk() == Risk.DESTROYS)
                .toList();
        if (destroying.isEmpty()) {
            return null;
        }
        return destroying.stream().anyMatch(Step.DeleteRepository.class::isInstance)
                ? ofDeleted(plan)
                : ofPolicies(destroying);
    }

    /** Deletions of what is then created again, also of what was seen empty: nobody should overlook them. */
    private static List<Step> recreated(List<Step> steps) {
        Set<Subject> created = steps.stream()
                .filter(Step.CreateRepository.class::isInstance)
                .map(Step::subject)
                .collect(Collectors.toSet());
        return deletions(steps).stream()
                .filter(step -> created.contains(step.subject()))
                .toList();
    }

    private static Loss ofRecreated(List<Step> deletions) {
        return new Loss(
                deletions.size() == 1
                        ? "1 repository is deleted with every image in it and created again"
                        : "%,d repositories are deleted with every image in them and created again"
                                .formatted(deletions.size()),
                "Nothing brings the images back, and until they are pulled again pulls of them fail or wait for the upstream. The images that requests asked for are pulled again afterwards: "
                        + named(deletions) + ".",
                word(deletions));
    }

    /** How many there are and how much they hold is what has to be typed: nobody approves it without having read it. */
    private Loss ofDeleted(JointPlan plan) {
        List<Step> deletions = deletions(plan.steps());
        Contents contents = plan.plans().stream()
                .map(one -> repositories.contents(one.registry(), names(deletions(one.steps()))))
                .reduce(Contents.NONE, Contents::plus);
        String count = deletions.size() == 1 ? "1 repository" : "%,d repositories".formatted(deletions.size());
        String size = Numbers.bytes(contents.sizeBytes());
        return new Loss(
                "%s with %s of images %s deleted".formatted(count, size, deletions.size() == 1 ? "is" : "are"),
                "Nobody can pull the %,d images any more, and nothing brings them back: %s."
                        .formatted(contents.images(), named(deletions)),
                count + ", " + size);
    }

    private static List<Step> deletions(List<Step> steps) {
        return steps.stream().filter(Step.DeleteRepository.class::isInstance).toList();
    }

    private static Loss ofPolicies(List<Step> steps) {
        return new Loss(
                steps.size() == 1 ? "1 step may destroy" : steps.size() + " steps may destroy",
                "ECR may expire images within 24 hours and cannot undo it: " + named(steps) + ".",
                word(steps));
    }

    private static Loss ofExpired(JointPlan plan) {
        long bound = mayExpire(plan);
        long byNow = plan.rollouts().stream()
                .mapToLong(rollout -> rollout.forecast().expire())
                .sum();
        return new Loss(
                bound == 1 ? "At most 1 image expires" : "At most %,d images expire".formatted(bound),
                "By now it would be %,d. ECR deletes them within 24 hours of the roll-out and cannot undo it; the roll-out stops before there are more."
                        .formatted(byNow),
                plan.rollouts().getFirst().template());
    }

    /** Over all registries. */
    static long mayExpire(JointPlan plan) {
        return plan.rollouts().stream().mapToLong(Rollout::mayExpire).sum();
    }

    private static String named(List<Step> steps) {
        return String.join(", ", names(steps));
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(step -> step.subject().name()).distinct().toList();
    }

    private static String word(List<Step> steps) {
        return steps.getFirst().subject().name();
    }
}
