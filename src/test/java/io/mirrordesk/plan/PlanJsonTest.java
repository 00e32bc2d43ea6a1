package io.mirrordesk.plan;

import static io.mirrordesk.plan.Mirrors.HUB;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.oci.UpstreamImage;
import io.mirrordesk.policy.AccessGrant;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what is read, and equal values have equal texts. */
class PlanJsonTest {

    private static final RepositoryName NGINX = RepositoryName.parse("docker-hub/library/nginx");
    private static final Resource.Secret SECRET = new Resource.Secret("ecr-pullthroughcache/hub-1");
    private static final Resource.Rule RULE =
            new Resource.Rule(HUB, "docker-hub", "registry-1.docker.io", "grafana", SECRET.name(), null);
    private static final Resource.Rule PLAIN = new Resource.Rule(HUB, "quay", "quay.io", null, null, null);
    private static final Resource.Statement STATEMENT = new Resource.Statement("Own", "{\"Sid\":\"Own\"}");
    private static final Resource.NativeTemplate TEMPLATE =
            new Resource.NativeTemplate(HUB, TagMutability.IMMUTABLE, null, Mirrors.LIFECYCLE);
    private static final Resource.Repository REPOSITORY = new Resource.Repository(
            NGINX, Map.of("team", "payments"), Mirrors.LIFECYCLE, null, TagMutability.MUTABLE, true, false);

    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/one";
    private static final Resource.Repository SECURED = new Resource.Repository(
            NGINX, Map.of(), null, null, TagMutability.MUTABLE, true, false, Encryption.parse(KEY));

    static Stream<Step> steps() {
        return Stream.of(
                new Step.CreatePendingSecret(SECRET),
                new Step.DeletePendingSecret(SECRET),
                new Step.CreateSecret(SECRET),
                new Step.DeleteSecret(SECRET),
                new Step.RetireSecret(SECRET),
                new Step.RestoreSecret(SECRET),
                new Step.CreateNativeTemplate(TEMPLATE),
                new Step.UpdateNativeTemplate(TEMPLATE, TEMPLATE),
                new Step.DeleteNativeTemplate(TEMPLATE),
                new Step.CreateRule(RULE),
                new Step.UpdateRule(PLAIN, RULE),
                new Step.DeleteRule(PLAIN),
                new Step.PutStatement(null, STATEMENT),
                new Step.DeleteStatement(STATEMENT),
                new Step.CreateRepository(REPOSITORY),
                new Step.DeleteRepository(REPOSITORY),
                new Step.TagRepository(NGINX, Map.of(), Map.of("team", "payments", "a", "")),
                new Step.UntagRepository(NGINX, Map.of("team", "payments"), Map.of()),
                new Step.PutLifecyclePolicy(NGINX, null, Mirrors.LIFECYCLE, true),
                new Step.DeleteLifecyclePolicy(NGINX, Mirrors.LIFECYCLE, true),
                new Step.PutRepositoryPolicy(NGINX, "{}", "{\"Statement\":[]}"),
                new Step.DeleteRepositoryPolicy(NGINX, "{}"),
                new Step.PutTagMutability(NGINX, TagMutability.MUTABLE, TagMutability.IMMUTABLE),
                new Step.PutScanning(NGINX, false, true));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void readsBackAStepOfEveryKind(Step step) {
        String text = PlanJson.write(step);

        assertThat(PlanJson.read(text, Step.class)).isEqualTo(step);
        assertThat(text).contains("\"kind\":\"" + step.kind() + "\"").doesNotContain("\"subject\"", "\"risk\"");
    }

    @Test
    void knowsAStepOfEachKind() {
        assertThat(steps().map(Step::kind)).containsExactlyInAnyOrder(StepKind.values());
        assertThat(Arrays.stream(Step.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsAll(steps().filter(step -> !(step instanceof Step.OnRepository))
                        .map(step -> step.kind().toString())
                        .collect(Collectors.toSet()));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @Domain(PlanDomain.class)
    void readsBackAnyPlan(@ForAll Situation situation) {
        StandingOrder order = StandingOrder.reconcile(Mirrors.withoutTemplate(AccessMode.CURATED));
        Plan plan = new Plan(Situation.REGISTRY, situation.plan().steps(), List.of(order));
        String text = PlanJson.write(plan);

        Plan read = PlanJson.read(text, Plan.class);

        assertThat(read).isEqualTo(plan);
        assertThat(read.hash()).isEqualTo(plan.hash());
        assertThat(PlanJson.write(read)).isEqualTo(text);
    }

    @Test
    void writesAPlanWithItsMembersOnly() {
        assertThat(PlanJson.write(new Plan(Situation.REGISTRY, List.of(), List.of())))
                .isEqualTo("{\"registry\":\"111122223333.eu-central-1\",\"standingOrders\":[],\"steps\":[]}");
    }

    @Test
    void readsBackARollOutWithItsForecast() {
        Rollout.Line line = new Rollout.Line(HUB, 12, 7, new TreeMap<>(Map.of(StepKind.PUT_LIFECYCLE_POLICY, 7L)));
        Rollout rollout = Rollout.of(Mirrors.STANDARD, 2, List.of(StandingOrder.reconcile(Mirrors.curated())))
                .expecting(new Rollout.Forecast(Instant.parse("2026-01-31T12:00:00Z"), List.of(line), 40, 1), null);
        Plan plan = new Plan(Situation.REGISTRY, List.of(), List.of()).rollingOut(rollout);

        Plan read = PlanJson.read(PlanJson.write(plan), Plan.class);

        assertThat(read).isEqualTo(plan);
        assertThat(read.hash()).isEqualTo(plan.hash());
        assertThat(PlanJson.write(plan)).contains("\"steps\":{\"PutLifecyclePolicy\":7}");
    }

    @Test
    void readsBackAChangeSetWithAllThatIsInIt() {
        ChangeSet change = change("hub", "grafana", "standard-cache");

        assertThat(PlanJson.read(PlanJson.write(change), ChangeSet.class)).isEqualTo(change);
    }

    @Test
    void readsBackAnAdoption() {
        ChangeSet mirror = change("hub", "grafana", null);
        Adoption adoption = new Adoption(
                List.of(Objects.requireNonNull(mirror.mirror())),
                List.of(Objects.requireNonNull(mirror.credential())),
                List.of(NGINX));
        ChangeSet change = ChangeSet.adopt(Situation.REGISTRY, List.of(Subject.rule(HUB)), adoption);
        Plan plan = new Plan(Situation.REGISTRY, List.of(), List.of()).adopting(adoption);

        assertThat(PlanJson.read(PlanJson.write(change), ChangeSet.class)).isEqualTo(change);
        assertThat(PlanJson.read(PlanJson.write(plan), Plan.class)).isEqualTo(plan);
        assertThat(PlanJson.read(PlanJson.write(plan), Plan.class).hash()).isEqualTo(plan.hash());
    }

    /** As it was stored before encryption was kept: the same text, so that hashes and fingerprints stay what was decided about. */
    @Test
    void aRepositoryThatWasStoredWithoutEncryptionHasEcrsDefault() {
        Step.CreateRepository create = new Step.CreateRepository(REPOSITORY);
        assertThat(PlanJson.write(create)).doesNotContain("encryption");
        assertThat(PlanJson.read(PlanJson.write(create), Step.CreateRepository.class)
                        .after()
                        .encryption())
                .isEqualTo(Encryption.AES256);

        Step.CreateRepository other = new Step.CreateRepository(SECURED);
        assertThat(PlanJson.write(other)).contains("\"encryption\":\"" + KEY + "\"");
        assertThat(StepView.of(other).fingerprint())
                .isNotEqualTo(StepView.of(create).fingerprint());
    }

    @Test
    void readsBackWhatIsRecreatedAndWhatWasStoredBeforeRecreatesNothing() {
        ChangeSet repair = ChangeSet.repair(Situation.REGISTRY, List.of(Subject.repository(NGINX)));
        ChangeSet recreating = repair.recreating(List.of(NGINX));

        assertThat(PlanJson.read(PlanJson.write(recreating), ChangeSet.class)).isEqualTo(recreating);
        assertThat(PlanJson.write(repair)).doesNotContain("recreates");
        assertThat(PlanJson.read(PlanJson.write(repair), ChangeSet.class).recreates())
                .isEmpty();
    }

    @Test
    void readsBackAChangeSetWithoutWhatIsOptional() {
        ChangeSet mirror = change(null, null, null);
        ChangeSet template =
                new ChangeSet(ChangeSet.Kind.CREATE_TEMPLATE, Situation.REGISTRY, null, null, Mirrors.STANDARD);

        assertThat(PlanJson.read(PlanJson.write(mirror), ChangeSet.class)).isEqualTo(mirror);
        assertThat(PlanJson.read(PlanJson.write(template), ChangeSet.class)).isEqualTo(template);
    }

    @Test
    void writesTheSameTextWhateverTheOrderOfKeys() {
        Step one = new Step.TagRepository(NGINX, Map.of(), new TreeMap<>(Map.of("a", "1", "b", "2")));
        Map<String, String> reversed = new LinkedHashMap<>();
        reversed.put("b", "2");
        reversed.put("a", "1");

        assertThat(PlanJson.write(new Step.TagRepository(NGINX, Map.of(), reversed)))
                .isEqualTo(PlanJson.write(one));
    }

    private static ChangeSet change(
            @Nullable String credential, @Nullable String upstreamPrefix, @Nullable String template) {
        MirrorSpec mirror = new MirrorSpec(
                HUB,
                AccessMode.CURATED,
                "docker-hub",
                "registry-1.docker.io",
                upstreamPrefix,
                credential,
                template,
                "payments",
                List.of(
                        AccessGrant.organization("o-abcdefghij"),
                        AccessGrant.organizationPath("o-abcdefghij/r-ab12/*"),
                        AccessGrant.account("444455556666"),
                        AccessGrant.principal("arn:aws:iam::444455556666:role/build")),
                List.of(new UpstreamImage("docker-hub", "library/nginx", "1.27")),
                null);
        return new ChangeSet(
                ChangeSet.Kind.CREATE_MIRROR,
                Situation.REGISTRY,
                mirror,
                credential == null ? null : new CredentialSpec(credential, "docker-hub", "ann", SECRET.name(), null),
                template == null ? null : Mirrors.STANDARD);
    }
}
