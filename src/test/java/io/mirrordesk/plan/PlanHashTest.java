package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a decision binds: the same for the same change however it is written, another for every other change. */
@Domain(PlanDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class PlanHashTest {

    private static final RepositoryName NGINX = RepositoryName.parse("docker-hub/library/nginx");
    private static final String POLICY = document("111122223333");
    private static final StandingOrder ORDER = order("docker-hub", "standard");

    @Property
    void isTheSameHoweverAwsAndTargetWriteTheirPolicies(@ForAll Situation situation, @ForAll long seed) {
        AwsRewriting rewriting = new AwsRewriting(new Random(seed));
        TargetState target = TargetState.of(situation.target().resources().values().stream()
                        .map(rewriting::of)
                        .toList())
                .recreating(situation.target().recreated());
        ObservedState observed = situation.registry().rewrittenByAws(seed).observed(situation.subjects());

        Plan rewritten = situation.plan(target, observed);

        assertThat(rewritten.hash()).isEqualTo(situation.plan().hash());
        assertThat(rewritten.fingerprints()).isEqualTo(situation.plan().fingerprints());
    }

    @Property
    void isTheSameWhateverTheOrderOfTheSubjects(@ForAll Situation situation, @ForAll long seed) {
        List<Subject> shuffled = new ArrayList<>(situation.subjects());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(plan(situation, shuffled)).isEqualTo(situation.plan());
        assertThat(plan(situation, new HashSet<>(shuffled)).hash())
                .isEqualTo(situation.plan().hash());
    }

    @Property
    void isAnotherWhenAStepIsMissingOrMoved(@ForAll Situation situation) {
        Plan plan = situation.plan();
        Assume.that(plan.steps().size() > 1);

        assertThat(with(plan, steps -> steps.subList(1, steps.size())).hash()).isNotEqualTo(plan.hash());
        assertThat(with(plan, List::reversed).hash()).isNotEqualTo(plan.hash());
    }

    /** A run recognizes a step wherever it stands and whoever allows it. */
    @Property
    void fingerprintsAStepWithoutItsIndexOrAuthority(@ForAll Situation situation) {
        Plan plan = situation.plan();

        assertThat(with(plan, List::reversed).fingerprints()).isEqualTo(plan.fingerprints());
    }

    @Property
    void givesDifferentChangesDifferentFingerprints(@ForAll Situation situation) {
        Plan plan = situation.plan();

        assertThat(plan.fingerprints()).hasSameSizeAs(plan.steps());
        assertThat(plan.steps())
                .allSatisfy(step -> step.inverse()
                        .ifPresent(inverse -> assertThat(plan.fingerprints())
                                .doesNotContain(StepView.of(inverse).fingerprint())));
    }

    @Test
    void coversKindSubjectBeforeAfterAndRisk() {
        String other = document("444455556666");
        List<Step> steps = List.of(
                new Step.PutRepositoryPolicy(NGINX, null, POLICY),
                new Step.PutRepositoryPolicy(NGINX, other, POLICY),
                new Step.PutRepositoryPolicy(NGINX, null, other),
                new Step.PutRepositoryPolicy(RepositoryName.parse("docker-hub/other"), null, POLICY),
                new Step.DeleteRepositoryPolicy(NGINX, POLICY),
                new Step.PutLifecyclePolicy(NGINX, null, "{}", false),
                new Step.PutLifecyclePolicy(NGINX, null, "{}", true),
                new Step.TagRepository(NGINX, Map.of(), Map.of("a", "b")),
                new Step.TagRepository(NGINX, Map.of("a", ""), Map.of("a", "b")));

        Set<String> hashes = new TreeSet<>(steps.stream()
                .map(step -> new Plan(Situation.REGISTRY, List.of(step), List.of()).hash())
                .toList());

        assertThat(hashes).hasSameSizeAs(steps).allMatch(hash -> hash.matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void coversStandingOrdersAndTheRegistry() {
        Set<String> hashes = new TreeSet<>();
        hashes.add(new Plan(Situation.REGISTRY, List.of(), List.of()).hash());
        hashes.add(new Plan(RegistryId.parse("111122223333.eu-west-1"), List.of(), List.of()).hash());
        hashes.add(ordering(ORDER));
        hashes.add(ordering(order("docker-hub", "other")));
        hashes.add(ordering(order("docker-hub", null)));
        hashes.add(ordering(order("quay", "standard")));
        hashes.add(
                ordering(new StandingOrder(ORDER.prefix(), new TreeSet<>(Set.of(StepKind.PUT_SCANNING)), "standard")));

        assertThat(hashes).hasSize(7);
    }

    @Test
    void coversWhatIsAdopted() {
        Set<String> hashes = new TreeSet<>();
        hashes.add(new Plan(Situation.REGISTRY, List.of(), List.of()).hash());
        hashes.add(adopting(List.of(), List.of(), List.of()));
        hashes.add(adopting(List.of(adopted("quay", "payments")), List.of(), List.of()));
        hashes.add(adopting(List.of(adopted("quay", "platform")), List.of(), List.of()));
        hashes.add(adopting(List.of(adopted("quay-2", "payments")), List.of(), List.of()));
        hashes.add(adopting(
                List.of(), List.of(new CredentialSpec("q", "quay", "", "ecr-pullthroughcache/q", null)), List.of()));
        hashes.add(adopting(List.of(), List.of(), List.of(NGINX)));

        assertThat(hashes).hasSize(7);
    }

    @Test
    void coversWhatARollOutIsBoundToAndNotWhatItExpects() {
        Plan plan = new Plan(Situation.REGISTRY, List.of(), List.of(ORDER));
        Rollout rollout = Rollout.of(Mirrors.STANDARD, 2, List.of(ORDER));
        Set<String> hashes = new TreeSet<>();
        hashes.add(plan.hash());
        hashes.add(plan.rollingOut(rollout).hash());
        hashes.add(
                plan.rollingOut(Rollout.of(Mirrors.STANDARD, 3, List.of(ORDER))).hash());
        hashes.add(plan.rollingOut(Rollout.of(other(Mirrors.STANDARD), 2, List.of(ORDER)))
                .hash());
        hashes.add(plan.rollingOut(Rollout.of(Mirrors.STANDARD, 2, List.of())).hash());
        hashes.add(
                plan.rollingOut(rollout.expecting(expecting(11_402, 5), null)).hash());
        assertThat(hashes).hasSize(6);

        Rollout counted = rollout.expecting(expecting(11_402, 5), null);
        Rollout later = rollout.expecting(expecting(12_999, 9), counted);
        assertThat(plan.rollingOut(later).hash())
                .isEqualTo(plan.rollingOut(counted).hash());
    }

    @Test
    void staysAsItWasForPlansThatAreOlderThanRollOuts() {
        assertThat(new Plan(Situation.REGISTRY, List.of(), List.of()).hash())
                .isEqualTo("sha256:bb5970e4c04e813fe9751599a96a9a1172d5aceae9e36a73dd2d676cff70a443");
    }

    @Test
    void roundsUpHowManyImagesMayExpireAndKeepsItWhileItIsEnough() {
        Rollout rollout = Rollout.of(Mirrors.STANDARD, 2, List.of(ORDER));
        assertThat(rollout.expecting(expecting(0, 0), null).mayExpire()).isZero();
        assertThat(rollout.expecting(expecting(1, 0), null).mayExpire()).isEqualTo(2);
        assertThat(rollout.expecting(expecting(100, 0), null).mayExpire()).isEqualTo(110);
        Rollout counted = rollout.expecting(expecting(11_402, 0), null);
        assertThat(counted.mayExpire()).isEqualTo(13_000);
        assertThat(counted.expecting(expecting(13_001, 0), counted).mayExpire()).isEqualTo(15_000);
        assertThat(plan().rollingOut(rollout).risk()).isEqualTo(Risk.SAFE);
        assertThat(plan().rollingOut(counted).risk()).isEqualTo(Risk.DESTROYS);
    }

    private static StandingOrder order(String prefix, @Nullable String template) {
        return new StandingOrder(Prefix.parse(prefix), new TreeSet<>(StandingOrder.RECONCILE), template);
    }

    private static Plan plan() {
        return new Plan(Situation.REGISTRY, List.of(), List.of());
    }

    private static Rollout.Forecast expecting(long images, long unread) {
        return new Rollout.Forecast(null, List.of(), images, unread);
    }

    private static TemplateSpec other(TemplateSpec template) {
        return new TemplateSpec(
                template.name(),
                template.mode(),
                template.tags(),
                template.lifecyclePolicy(),
                template.repositoryPolicy(),
                template.tagMutability(),
                !template.scanOnPush(),
                template.encryption());
    }

    /** A statement is told from a document by what it is, not by the word. */
    @Test
    void takesAStatementThatIsNamedStatementAsOne() {
        Step byId = new Step.PutStatement(null, new Resource.Statement("Statement", statement("111122223333")));
        Step byRoot = new Step.PutStatement(
                null, new Resource.Statement("Statement", statement("arn:aws:iam::111122223333:root")));

        assertThat(StepView.of(byRoot)).isEqualTo(StepView.of(byId));
    }

    private static Plan plan(Situation situation, Collection<Subject> subjects) {
        return Planner.plan(
                Situation.REGISTRY, situation.target(), situation.registry().observed(subjects), subjects, List.of());
    }

    private static Plan with(Plan plan, UnaryOperator<List<Step>> change) {
        return new Plan(plan.registry(), change.apply(plan.steps()), plan.standingOrders());
    }

    private static String adopting(
            List<MirrorSpec> mirrors, List<CredentialSpec> credentials, List<RepositoryName> repositories) {
        return new Plan(Situation.REGISTRY, List.of(), List.of())
                .adopting(new Adoption(mirrors, credentials, repositories))
                .hash();
    }

    private static MirrorSpec adopted(String prefix, String team) {
        return new MirrorSpec(
                Prefix.parse(prefix),
                AccessMode.CURATED,
                "quay",
                "quay.io",
                null,
                null,
                null,
                team,
                List.of(),
                List.of(),
                null);
    }

    private static String ordering(StandingOrder order) {
        return new Plan(Situation.REGISTRY, List.of(), List.of(order)).hash();
    }

    private static String document(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement(principal) + "]}";
    }

    private static String statement(String principal) {
        return "{\"Sid\":\"Statement\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + principal
                + "\"},\"Action\":\"ecr:BatchGetImage\"}";
    }
}
