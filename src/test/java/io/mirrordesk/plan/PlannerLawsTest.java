package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** The laws of the plan engine, on generated targets and registries. */
@Domain(PlanDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class PlannerLawsTest {

    /** No pull brings back what is deleted after the rule; nothing reads a secret that is deleted last. */
    private static final List<Subject.Type> GOING = List.of(
            Subject.Type.RULE,
            Subject.Type.STATEMENT,
            Subject.Type.NATIVE_TEMPLATE,
            Subject.Type.REPOSITORY,
            Subject.Type.SECRET);

    @Property
    void applyingAPlanLeavesNothingToPlan(@ForAll Situation situation, @ForAll long seed) {
        SimulatedRegistry after = situation.registry().apply(situation.plan().steps());

        assertThat(situation.plan(after).steps()).isEmpty();
        assertThat(situation.plan(after.rewrittenByAws(seed)).steps()).isEmpty();
    }

    @Property
    void leavesEverythingOutsideItsSubjectsAsItIs(@ForAll Situation situation) {
        Plan plan = situation.plan();

        assertThat(situation.subjects()).containsAll(subjectsOf(plan.steps()));
        assertThat(situation.registry().apply(plan.steps()).without(situation.subjects()))
                .isEqualTo(situation.registry().without(situation.subjects()));
    }

    @Property
    void plansNothingWhereEverySubjectIsAsWanted(@ForAll Situation situation, @ForAll long seed) {
        SimulatedRegistry wanted = new SimulatedRegistry(situation.target().resources()).rewrittenByAws(seed);

        assertThat(situation.plan(wanted).steps()).isEmpty();
    }

    @Property
    void refusesWhatCouldNotBeReadAndNamesIt(@ForAll Situation situation, @ForAll long seed) {
        Set<Subject> unread = some(situation.subjects(), seed);
        Assume.that(!unread.isEmpty());
        Map<Subject, Observation> observations = new TreeMap<>(
                situation.registry().observed(situation.subjects()).observations());
        unread.forEach(subject -> observations.put(subject, Observation.unknown("Denied.")));

        SubjectsUnknown unknown = catchThrowableOfType(
                SubjectsUnknown.class, () -> situation.plan(situation.target(), new ObservedState(observations)));

        assertThat(unread).allSatisfy(subject -> assertThat(unknown).hasMessageContaining(subject + ": Denied."));
    }

    @Property
    void refusesWhatWasNotReadAtAll(@ForAll Situation situation) {
        Assume.that(!situation.subjects().isEmpty());

        assertThat(catchThrowableOfType(
                        SubjectsUnknown.class, () -> situation.plan(situation.target(), new ObservedState(Map.of()))))
                .hasMessageContaining(situation.subjects().getFirst().toString());
    }

    @Property
    void ignoresWhatCouldNotBeReadOutsideItsSubjects(@ForAll Situation situation) {
        Map<Subject, Observation> observations = new TreeMap<>(
                situation.registry().observed(situation.subjects()).observations());
        observations.replaceAll((subject, observation) ->
                situation.subjects().contains(subject) ? observation : Observation.unknown("Throttled."));

        assertThat(situation.plan(situation.target(), new ObservedState(observations)))
                .isEqualTo(situation.plan());
    }

    @Property
    void putsWhatIsNeededFirst(@ForAll Situation situation) {
        List<Step> steps = situation.plan().steps();

        assertThat(steps.stream()
                        .filter(step -> !removes(step, situation))
                        .map(Step::subject)
                        .map(Subject::type))
                .isSorted();
    }

    @Property
    void deletesLastAndBeginsWithTheRule(@ForAll Situation situation) {
        List<Step> steps = situation.plan().steps();
        List<Step> removals =
                steps.stream().filter(step -> removes(step, situation)).toList();

        assertThat(steps).endsWith(removals.toArray(Step[]::new));
        assertThat(removals.stream().map(Step::subject).map(Subject::type).map(GOING::indexOf))
                .isSorted();
    }

    /** Standing orders, roll-outs and all kinds of request but one plan without it. */
    @Property
    void leavesEncryptionAsItIsUnlessARepositoryIsToBeRecreated(@ForAll Situation situation) {
        TargetState target = new TargetState(situation.target().resources());
        Plan plan = situation.plan(target, situation.registry().observed(situation.subjects()));

        assertThat(plan.steps())
                .filteredOn(Step.DeleteRepository.class::isInstance)
                .allMatch(step -> removes(step, situation));
        assertThat(situation.plan(
                        target, situation.registry().apply(plan.steps()).observed(situation.subjects())))
                .matches(Plan::isEmpty);
    }

    @Property
    void whatIsRecreatedIsWhollyAsWanted(@ForAll Situation situation) {
        SimulatedRegistry after = situation.registry().apply(situation.plan().steps());

        situation.target().recreated().stream()
                .map(Subject::repository)
                .filter(situation.subjects()::contains)
                .forEach(subject -> situation
                        .target()
                        .of(subject)
                        .ifPresent(wanted -> assertThat(after.resources().get(subject))
                                .matches(found -> found != null && found.satisfies(wanted))));
    }

    @Property
    void createsARepositoryBeforeItSetsItsParts(@ForAll Situation situation) {
        List<Step> steps = situation.plan().steps();

        for (Step step : steps) {
            if (step instanceof Step.CreateRepository) {
                List<Step> ofRepository = steps.stream()
                        .filter(other -> other.subject().equals(step.subject()))
                        .filter(other -> !(other instanceof Step.DeleteRepository))
                        .toList();
                assertThat(ofRepository.getFirst()).isEqualTo(step);
            }
        }
    }

    /** What lets a run that was killed anywhere go on: no step appears that the decision has not seen. */
    @Property
    void goesOnAfterAnyPrefixWithStepsOfTheSamePlan(@ForAll Situation situation, @ForAll long seed) {
        Plan plan = situation.plan();

        for (int done = 0; done <= plan.steps().size(); done++) {
            SimulatedRegistry now =
                    situation.registry().apply(plan.steps().subList(0, done)).rewrittenByAws(seed);
            Plan rest = situation.plan(now);

            assertThat(rest.steps().stream().map(PlannerLawsTest::fingerprint).toList())
                    .isEqualTo(plan.steps().subList(done, plan.steps().size()).stream()
                            .map(PlannerLawsTest::fingerprint)
                            .toList());
            assertThat(plan.fingerprints()).containsAll(rest.fingerprints());
        }
    }

    /**
     * Rolling back is the same loop towards what was there before; its steps undo what the run carried out, and nothing else. ECR
     * can give a rule its first credential or role in place but not take it away again, so such a change is no part of this law. Nor is a
     * secret that goes, last of all: only its inverse restores it, as a plan would create it anew.
     */
    @Property
    void rollsBackWithInversesOfWhatWasCarriedOut(@ForAll Situation situation, @ForAll long seed) {
        Assume.that(!situation.changesWhetherARuleHasACredentialOrRole());
        List<Step> steps = situation.plan().steps();
        long undoable = steps.stream()
                .takeWhile(step -> step.inverse().isPresent() && step.kind() != StepKind.RETIRE_SECRET)
                .count();

        for (int done = 0; done <= undoable; done++) {
            List<Step> carriedOut = steps.subList(0, done);
            SimulatedRegistry now = situation.registry().apply(carriedOut).rewrittenByAws(seed);
            Plan back = situation.plan(situation.before(), now.observed(situation.subjects()));

            assertThat(carriedOut.stream()
                            .flatMap(step -> step.inverse().stream())
                            .map(PlannerLawsTest::undoing))
                    .containsAll(
                            back.steps().stream().map(PlannerLawsTest::undoing).toList());
            assertThat(situation.plan(
                            situation.before(), now.apply(back.steps()).observed(situation.subjects())))
                    .matches(Plan::isEmpty);
        }
    }

    /**
     * A secret that its run created is deleted for good, where a plan lets one go that can be restored. Of a repository that it created with
     * KMS, ECR has named the key since.
     */
    private static String undoing(Step step) {
        return switch (step) {
            case Step.DeleteSecret(var secret) -> fingerprint(new Step.RetireSecret(secret));
            case Step.DeleteRepository(var repository) ->
                fingerprint(new Step.DeleteRepository(Situation.named(repository)));
            default -> fingerprint(step);
        };
    }

    private static String fingerprint(Step step) {
        return StepView.of(step).fingerprint();
    }

    private static boolean removes(Step step, Situation situation) {
        return situation.target().of(step.subject()).isEmpty();
    }

    private static Set<Subject> subjectsOf(List<Step> steps) {
        return steps.stream().map(Step::subject).collect(Collectors.toSet());
    }

    private static Set<Subject> some(Set<Subject> subjects, long seed) {
        Random random = new Random(seed);
        List<Subject> chosen = new ArrayList<>(subjects);
        chosen.removeIf(_ -> random.nextBoolean());
        return new HashSet<>(chosen);
    }
}
