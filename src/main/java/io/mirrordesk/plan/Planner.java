package io.mirrordesk.plan;

import io.mirrordesk.plan.Observation.Absent;
import io.mirrordesk.plan.Observation.Present;
import io.mirrordesk.plan.Observation.Unknown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Turns the difference between target and observed state into ordered steps. Laws, each a property test: what lies outside the
 * subjects is untouched; applying a plan leaves nothing to plan; a subject that could not be read makes the plan refuse; what
 * is needed comes before what needs it, deletions last; the same input gives the same plan. A repository is only
 * recreated where the target says so: what it cannot be changed to in place is left as it is.
 */
public final class Planner {

    /** The rule goes first, so that no pull brings back what is deleted after it; a secret goes when nothing reads it any more. */
    private static final List<Subject.Type> GOING = List.of(
            Subject.Type.RULE,
            Subject.Type.STATEMENT,
            Subject.Type.NATIVE_TEMPLATE,
            Subject.Type.REPOSITORY,
            Subject.Type.SECRET);

    private Planner() {}

    /**
     * @param subjects all that this plan may change; one without a resource in {@code target} should be absent
     * @throws SubjectsUnknown when a subject could not be read
     * @throws NameBlocked when a secret that should be there is scheduled for deletion
     */
    public static Plan plan(
            RegistryId registry,
            TargetState target,
            ObservedState observed,
            Collection<Subject> subjects,
            List<StandingOrder> standingOrders) {
        SortedSet<Subject> ordered = new TreeSet<>(subjects);
        refuseUnknown(observed, ordered);
        List<Step> steps = new ArrayList<>();
        ordered.forEach(subject ->
                target.of(subject).ifPresent(wanted -> steps.addAll(towards(target, wanted, observed.of(subject)))));
        ordered.stream()
                .filter(subject -> target.of(subject).isEmpty())
                .sorted(Comparator.comparingInt(subject -> GOING.indexOf(subject.type())))
                .forEach(subject -> removal(observed.of(subject)).ifPresent(steps::add));
        return new Plan(registry, steps, standingOrders);
    }

    private static void refuseUnknown(ObservedState observed, SortedSet<Subject> subjects) {
        List<String> unread = new ArrayList<>();
        for (Subject subject : subjects) {
            if (observed.of(subject) instanceof Unknown(String why)) {
                unread.add(subject + ": " + why);
            }
        }
        if (!unread.isEmpty()) {
            throw new SubjectsUnknown(unread);
        }
    }

    private static List<Step> towards(TargetState target, Resource wanted, Observation observation) {
        return switch (observation) {
            case Absent _ -> creation(wanted);
            case Present(Resource found) when found.satisfies(wanted) -> List.of();
            case Present(Resource.Repository found)
            when wanted instanceof Resource.Repository again
                    && target.recreates(again.name())
                    && found.needsRecreation(again) -> recreation(found, again);
            case Present(Resource found) -> change(found, wanted);
            case Unknown _ -> throw new IllegalStateException("Unknown subjects were refused before.");
        };
    }

    private static List<Step> creation(Resource wanted) {
        return switch (wanted) {
            case Resource.Secret secret -> List.of(new Step.CreateSecret(secret));
            case Resource.RetiredSecret retired -> throw neverWanted(retired);
            case Resource.Rule rule -> List.of(new Step.CreateRule(rule));
            case Resource.Statement statement -> List.of(new Step.PutStatement(null, statement));
            case Resource.NativeTemplate template -> List.of(new Step.CreateNativeTemplate(template));
            case Resource.Repository repository -> {
                List<Step> steps = new ArrayList<>(List.of(new Step.CreateRepository(repository)));
                steps.addAll(RepositorySteps.between(Resource.Repository.fresh(repository), repository));
                yield steps;
            }
        };
    }

    /** As a rule is replaced: two mutations, so two steps, and what is interrupted between them goes on with the second. */
    private static List<Step> recreation(Resource.Repository found, Resource.Repository wanted) {
        List<Step> steps = new ArrayList<>(List.of(new Step.DeleteRepository(found)));
        steps.addAll(creation(wanted));
        return steps;
    }

    private static List<Step> change(Resource found, Resource wanted) {
        return switch (wanted) {
            case Resource.Rule rule
            when ((Resource.Rule) found).updatesTo(rule) -> List.of(new Step.UpdateRule((Resource.Rule) found, rule));
            case Resource.Rule rule -> List.of(new Step.DeleteRule((Resource.Rule) found), new Step.CreateRule(rule));
            case Resource.Statement statement -> List.of(new Step.PutStatement((Resource.Statement) found, statement));
            case Resource.NativeTemplate template ->
                List.of(new Step.UpdateNativeTemplate((Resource.NativeTemplate) found, template));
            case Resource.Repository repository -> RepositorySteps.between((Resource.Repository) found, repository);
            case Resource.Secret secret -> throw new NameBlocked(secret.name());
            case Resource.RetiredSecret retired -> throw neverWanted(retired);
        };
    }

    private static IllegalStateException neverWanted(Resource.RetiredSecret secret) {
        return new IllegalStateException("No target has a secret that is scheduled for deletion: " + secret.name());
    }

    private static Optional<Step> removal(Observation observation) {
        return switch (observation) {
            case Present(Resource.Secret secret) -> Optional.of(new Step.RetireSecret(secret));
            case Present(Resource.RetiredSecret _) -> Optional.empty();
            case Present(Resource.Rule rule) -> Optional.of(new Step.DeleteRule(rule));
            case Present(Resource.Statement statement) -> Optional.of(new Step.DeleteStatement(statement));
            case Present(Resource.NativeTemplate template) -> Optional.of(new Step.DeleteNativeTemplate(template));
            case Present(Resource.Repository repository) -> Optional.of(new Step.DeleteRepository(repository));
            case Absent _, Unknown _ -> Optional.empty();
        };
    }
}
