package io.mirrordesk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Observation.Absent;
import io.mirrordesk.plan.Observation.Present;
import io.mirrordesk.plan.Observation.Unknown;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.support.PortalTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.ecr.model.Tag;

@PortalTest
class AwsReaderTest {

    private static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"description":"Only the latest thirty images are kept","selection":\
            {"tagStatus":"any","countType":"imageCountMoreThan","countNumber":30},"action":{"type":"expire"}}]}""";

    private static AwsFixture aws;

    @Autowired
    private AwsReader reader;

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
    void readsARuleWithItsSecretByName() {
        aws.secrets()
                .createSecret(r -> r.name("ecr-pullthroughcache/hub-secret")
                        .secretString("{\"username\":\"u\",\"accessToken\":\"t\"}"));
        String arn = aws.secrets()
                .describeSecret(r -> r.secretId("ecr-pullthroughcache/hub-secret"))
                .arn();
        aws.ecr()
                .createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("hub")
                        .upstreamRegistryUrl("registry-1.docker.io")
                        .credentialArn(arn));
        Resource.Rule rule = new Resource.Rule(
                Prefix.parse("hub"),
                "docker-hub",
                "registry-1.docker.io",
                null,
                "ecr-pullthroughcache/hub-secret",
                null);

        assertThat(observed(Subject.rule(Prefix.parse("hub")))).isEqualTo(new Present(rule));
        assertThat(observed(Subject.secret("ecr-pullthroughcache/hub-secret"))).isInstanceOf(Present.class);
        assertThat(reader.rules(aws.connection())).contains(rule);
        assertThat(reader.validate(aws.connection(), Prefix.parse("hub")).isValid())
                .isTrue();
    }

    @Test
    void readsARepositoryWithAllItsParts() {
        aws.ecr()
                .createRepository(r -> r.repositoryName("read/all")
                        .tags(Tag.builder().key("team").value("payments").build())
                        .imageTagMutability("IMMUTABLE")
                        .imageScanningConfiguration(s -> s.scanOnPush(true)));
        aws.ecr().putLifecyclePolicy(r -> r.repositoryName("read/all").lifecyclePolicyText(LIFECYCLE));
        RepositoryName name = RepositoryName.parse("read/all");

        assertThat(observed(Subject.repository(name)))
                .isEqualTo(new Present(new Resource.Repository(
                        name, Map.of("team", "payments"), LIFECYCLE, null, TagMutability.IMMUTABLE, true, false)));
        List<RepositorySummary> all = new ArrayList<>();
        reader.repositories(aws.connection(), Optional.empty(), page -> all.addAll(page.repositories()));
        assertThat(all).extracting(RepositorySummary::name).contains(name);
        List<ImageSummary> images = new ArrayList<>();
        assertThat(reader.images(aws.connection(), name, images::addAll)).isTrue();
        assertThat(images).isEmpty();
        assertThat(reader.details(aws.connection(), RepositoryName.parse("read/none")))
                .isEmpty();
    }

    @Test
    void takesOnlyTheWordOfAwsForAbsence() {
        List<Subject> subjects = List.of(
                Subject.rule(Prefix.parse("nothing")),
                Subject.secret("ecr-pullthroughcache/nothing"),
                Subject.statement("MirrordeskNothing"),
                Subject.nativeTemplate(Prefix.parse("nothing")),
                Subject.repository(RepositoryName.parse("nothing/here")));

        assertThat(reader.observe(aws.connection(), subjects).observations().values())
                .hasSize(5)
                .allSatisfy(observation -> assertThat(observation).isInstanceOf(Absent.class));
    }

    @ParameterizedTest
    @CsvSource({
        "rule:nothing, DescribePullThroughCacheRules, AWS denies ecr:DescribePullThroughCacheRules",
        "secret:ecr-pullthroughcache/nothing, DescribeSecret, AWS denies secretsmanager:DescribeSecret",
        "statement:MirrordeskNothing, GetRegistryPolicy, AWS denies ecr:GetRegistryPolicy",
        "native-template:nothing, DescribeRepositoryCreationTemplates, AWS denies",
        "repository:nothing/here, DescribeRepositories, AWS denies ecr:DescribeRepositories"
    })
    void doesNotTakeDeniedForAbsent(String subject, String operation, String why) {
        aws.fault(operation, "\"type\":\"AccessDeniedException\"");

        assertThat(observed(Subject.parse(subject)))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).startsWith(why));
    }

    @Test
    void doesNotTakeAnUnreachableOrBrokenAnswerForAbsent() {
        aws.fault("DescribeRepositories", "\"unreachable\":true");
        assertThat(observed(Subject.parse("repository:nothing/here"))).isInstanceOf(Unknown.class);

        aws.fault("DescribeSecret", "\"type\":\"InternalServiceError\"");
        assertThat(observed(Subject.parse("secret:ecr-pullthroughcache/nothing")))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void doesNotKnowARepositoryThatIsReadInPart() {
        aws.ecr().createRepository(r -> r.repositoryName("read/part"));
        aws.fault("GetRepositoryPolicy", "\"type\":\"AccessDeniedException\"");

        assertThat(observed(Subject.parse("repository:read/part"))).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> reader.details(aws.connection(), RepositoryName.parse("read/part")))
                .isInstanceOf(AwsUnavailable.class)
                .hasMessageContaining("ecr:GetRepositoryPolicy");
    }

    @Test
    void waitsOutThrottling() {
        aws.fault("DescribePullThroughCacheRules", "\"type\":\"ThrottlingException\",\"times\":2");

        assertThat(observed(Subject.parse("rule:nothing"))).isInstanceOf(Absent.class);
    }

    private Observation observed(Subject subject) {
        return reader.observe(aws.connection(), List.of(subject)).of(subject);
    }
}
