package io.mirrordesk.aws;

import static io.mirrordesk.aws.AwsFixture.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.audit.Phase;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.support.PortalTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class StepExecutorTest {

    private static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"description":"Only the latest thirty images are kept","selection":\
            {"tagStatus":"any","countType":"imageCountMoreThan","countNumber":30},"action":{"type":"expire"}}]}""";

    private static AwsFixture aws;

    @Autowired
    private StepExecutor executor;

    @Autowired
    private AwsReader reader;

    @Autowired
    private AuditLog audit;

    @BeforeAll
    static void start(@TempDir Path directory) {
        aws = AwsFixture.start(directory);
    }

    @AfterEach
    void clear() {
        aws.noFaults();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void createsARuleAndLeavesAPairOfRecords() {
        Resource.Rule rule = quay("quay-new");

        StepResult result = execute(new Step.CreateRule(rule));

        assertThat(result).isInstanceOfSatisfying(StepResult.Succeeded.class, done -> {
            assertThat(done.awsRequestId()).isNotNull();
            assertThat(records(rule)).extracting(AuditEntry::phase).containsExactly(Phase.OUTCOME, Phase.INTENT);
            assertThat(records(rule).getLast().id()).isEqualTo(done.auditRecord());
            assertThat(records(rule).getFirst().awsRequestId()).isEqualTo(done.awsRequestId());
        });
        assertThat(records(rule).getLast().after()).contains("quay.io");
        assertThat(observed(rule)).isEqualTo(Observation.of(rule));
    }

    @Test
    void repeatsAStepWithoutASecondEffect() {
        Resource.Rule rule = quay("quay-twice");
        Resource.Repository repository = repository("twice/app");

        for (int time = 0; time < 2; time++) {
            assertThat(List.of(execute(new Step.CreateRule(rule)), execute(new Step.CreateRepository(repository))))
                    .allSatisfy(result -> assertThat(result).isInstanceOf(StepResult.Succeeded.class));
        }
        for (int time = 0; time < 2; time++) {
            assertThat(List.of(execute(new Step.DeleteRule(rule)), execute(new Step.DeleteRepository(repository))))
                    .allSatisfy(result -> assertThat(result).isInstanceOf(StepResult.Succeeded.class));
        }
        assertThat(observed(rule)).isEqualTo(Observation.absent());
    }

    @Test
    void refusesARuleThatIsThereWithOtherSettings() {
        execute(new Step.CreateRule(quay("taken")));
        Resource.Rule other = new Resource.Rule(Prefix.parse("taken"), "k8s", "registry.k8s.io", null, null, null);

        assertThat(execute(new Step.CreateRule(other))).isInstanceOfSatisfying(StepResult.Failed.class, failed -> {
            assertThat(failed.error().code()).isEqualTo("PullThroughCacheRuleAlreadyExists");
            assertThat(failed.error().requestId()).isNotNull();
        });
        assertThat(observed(other)).isEqualTo(Observation.of(quay("taken")));
    }

    @Test
    void removesARuleThatEcrCannotUse() {
        secret("ecr-pullthroughcache/bad-1", "wrong");
        Resource.Rule rule = hub("bad-credential", "ecr-pullthroughcache/bad-1");

        StepResult result = execute(new Step.CreateRule(rule));

        assertThat(result).isInstanceOfSatisfying(StepResult.Failed.class, failed -> {
            assertThat(failed.error().message()).endsWith("The rule was removed again.");
            assertThat(failed.error().help()).contains("credential");
        });
        assertThat(observed(rule)).isEqualTo(Observation.absent());
        assertThat(records(rule).reversed())
                .extracting(entry -> entry.phase() + " " + entry.action())
                .containsExactly("INTENT CreateRule", "INTENT DeleteRule", "OUTCOME DeleteRule", "OUTCOME CreateRule");
    }

    @Test
    void switchesBackToTheCredentialThatWorked() {
        secret("ecr-pullthroughcache/works-1", "good");
        secret("ecr-pullthroughcache/works-2", "wrong");
        Resource.Rule before = hub("rotating", "ecr-pullthroughcache/works-1");
        execute(new Step.CreateRule(before));

        StepResult result = execute(new Step.UpdateRule(before, hub("rotating", "ecr-pullthroughcache/works-2")));

        assertThat(result)
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.error().message()).endsWith("The rule was switched back."));
        assertThat(observed(before)).isEqualTo(Observation.of(before));
    }

    @Test
    void saysThatTheSecretOfARuleIsMissing() {
        Resource.Rule rule = hub("no-secret", "ecr-pullthroughcache/never-made");

        assertThat(execute(new Step.CreateRule(rule)))
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.error().message()).contains("ecr-pullthroughcache/never-made"));
        assertThat(records(rule)).extracting(AuditEntry::phase).containsExactly(Phase.OUTCOME, Phase.INTENT);
    }

    @Test
    void saysThatAnAnswerIsLostAndLeavesTheIntentOpen() {
        Resource.Repository repository = repository("lost/app");
        aws.fault("CreateRepository", "\"drop\":true,\"times\":1");

        StepResult result = execute(new Step.CreateRepository(repository));

        assertThat(result).isInstanceOf(StepResult.Lost.class);
        assertThat(records(repository)).extracting(AuditEntry::phase).containsExactly(Phase.INTENT);
        assertThat(execute(new Step.CreateRepository(repository))).isInstanceOf(StepResult.Succeeded.class);
    }

    @Test
    void waitsOutThrottlingWithinOnePairOfRecords() {
        Resource.Repository repository = repository("throttled/app");
        aws.fault("CreateRepository", "\"type\":\"ThrottlingException\",\"times\":2");

        assertThat(execute(new Step.CreateRepository(repository))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(records(repository)).hasSize(2);
    }

    @Test
    void bringsARepositoryToItsTemplateAndBack() {
        RepositoryName name = RepositoryName.parse("template/app");
        execute(new Step.CreateRepository(repository(name.value())));
        List<Step> steps = List.of(
                new Step.TagRepository(name, Map.of(), Map.of("team", "payments")),
                new Step.PutLifecyclePolicy(name, null, LIFECYCLE, false),
                new Step.PutTagMutability(name, TagMutability.MUTABLE, TagMutability.IMMUTABLE),
                new Step.PutScanning(name, false, true));

        assertThat(steps).allSatisfy(step -> assertThat(execute(step)).isInstanceOf(StepResult.Succeeded.class));
        assertThat(observed(repository(name.value())))
                .isEqualTo(Observation.of(new Resource.Repository(
                        name, Map.of("team", "payments"), LIFECYCLE, null, TagMutability.IMMUTABLE, true, false)));

        assertThat(steps.reversed())
                .allSatisfy(step ->
                        assertThat(execute(step.inverse().orElseThrow())).isInstanceOf(StepResult.Succeeded.class));
        assertThat(observed(repository(name.value()))).isEqualTo(Observation.of(repository(name.value())));
    }

    @Test
    void createsChangesAndDeletesANativeTemplate() {
        Prefix prefix = Prefix.parse("born");
        Resource.NativeTemplate plain = new Resource.NativeTemplate(prefix, TagMutability.MUTABLE, null, null);
        Resource.NativeTemplate full = new Resource.NativeTemplate(prefix, TagMutability.MUTABLE, null, LIFECYCLE);

        execute(new Step.CreateNativeTemplate(full));
        assertThat(observed(full)).isEqualTo(Observation.of(full));
        execute(new Step.UpdateNativeTemplate(full, plain));
        assertThat(observed(plain)).isEqualTo(Observation.of(plain));
        execute(new Step.DeleteNativeTemplate(plain));
        assertThat(observed(plain)).isEqualTo(Observation.absent());
    }

    @Test
    void takesAPendingSecretOnlyWithItsValue() {
        Step.CreatePendingSecret step = new Step.CreatePendingSecret(new Resource.Secret("mirrordesk/pending/42"));

        assertThatThrownBy(() -> execute(step)).isInstanceOf(IllegalArgumentException.class);
    }

    private StepResult execute(Step step) {
        return executor.execute(aws.connection(), authorized(step));
    }

    private Observation observed(Resource resource) {
        Subject subject = resource.subject();
        return reader.observe(aws.connection(), List.of(subject)).of(subject);
    }

    private List<AuditEntry> records(Resource resource) {
        return audit.ofSubject(resource.subject().toString());
    }

    private static void secret(String name, String token) {
        aws.secrets()
                .createSecret(r ->
                        r.name(name).secretString("{\"username\":\"somebody\",\"accessToken\":\"" + token + "\"}"));
    }

    private static Resource.Rule quay(String prefix) {
        return new Resource.Rule(Prefix.parse(prefix), "quay", "quay.io", null, null, null);
    }

    private static Resource.Rule hub(String prefix, String secret) {
        return new Resource.Rule(Prefix.parse(prefix), "docker-hub", "registry-1.docker.io", null, secret, null);
    }

    private static Resource.Repository repository(String name) {
        return new Resource.Repository(
                RepositoryName.parse(name), Map.of(), null, null, TagMutability.MUTABLE, false, false);
    }
}
