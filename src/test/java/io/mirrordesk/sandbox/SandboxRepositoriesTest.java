package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.RegistryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.TemplateAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.TemplateNotFoundException;

class SandboxRepositoriesTest {

    private static final String NAME = "docker-hub/library/nginx";
    private static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"description":"old","selection":{"tagStatus":"any",
            "countType":"sinceImagePushed","countUnit":"days","countNumber":90},"action":{"type":"expire"}}]}""";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private EcrClient ecr;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        ecr = sandbox.ecr;
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void createsARepositoryWithEcrsDefaultsAndTellsTheQueue() {
        Repository created = ecr.createRepository(r -> r.repositoryName(NAME)).repository();
        assertThat(created.repositoryArn()).isEqualTo("arn:aws:ecr:eu-central-1:111122223333:repository/" + NAME);
        assertThat(created.repositoryUri()).isEqualTo("111122223333.dkr.ecr.eu-central-1.amazonaws.com/" + NAME);
        assertThat(created.imageTagMutabilityAsString()).isEqualTo("MUTABLE");
        assertThat(created.encryptionConfiguration().encryptionTypeAsString()).isEqualTo("AES256");
        assertThat(ecr.describeRepositories(r -> r.repositoryNames(NAME)).repositories())
                .containsExactly(created);

        String queue =
                sandbox.sqs.getQueueUrl(q -> q.queueName("mirrordesk-events")).queueUrl();
        assertThat(sandbox.sqs
                        .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5))
                        .messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("\"detail-type\":\"AWS API Call via CloudTrail\"")
                        .contains("\"eventName\":\"CreateRepository\"")
                        .contains(NAME));
    }

    @Test
    void wordsItsRefusalsAsEcrDoes() {
        ecr.createRepository(r -> r.repositoryName(NAME));
        assertThatThrownBy(() -> ecr.createRepository(r -> r.repositoryName(NAME)))
                .isInstanceOf(RepositoryAlreadyExistsException.class)
                .hasMessageContaining("The repository with name '" + NAME
                        + "' already exists in the registry with id '111122223333'");
        assertThatThrownBy(() -> ecr.describeRepositories(r -> r.repositoryNames("none")))
                .isInstanceOf(RepositoryNotFoundException.class)
                .hasMessageContaining(
                        "The repository with name 'none' does not exist in the registry with id '111122223333'");
        assertThatThrownBy(() -> ecr.getLifecyclePolicy(r -> r.repositoryName(NAME)))
                .isInstanceOf(LifecyclePolicyNotFoundException.class)
                .hasMessageContaining("Lifecycle policy does not exist for the repository with name '" + NAME
                        + "' in the registry with id '111122223333'");
        assertThatThrownBy(() -> ecr.getRepositoryPolicy(r -> r.repositoryName(NAME)))
                .isInstanceOf(RepositoryPolicyNotFoundException.class)
                .hasMessageContaining("Repository policy does not exist for the repository with name '" + NAME + "'");
        assertThatThrownBy(() -> ecr.getRegistryPolicy(r -> {}))
                .isInstanceOf(RegistryPolicyNotFoundException.class)
                .hasMessageContaining("Registry policy does not exist in the registry with id '111122223333'");
    }

    @Test
    void pagesThroughRepositories() {
        IntStream.range(0, 25).forEach(i -> ecr.createRepository(r -> r.repositoryName("app-" + i)));
        assertThat(ecr.describeRepositoriesPaginator(r -> r.maxResults(10)).repositories())
                .hasSize(25)
                .extracting(Repository::repositoryName)
                .isSorted();
    }

    @Test
    void tagsAndUntagsByArn() {
        String arn =
                ecr.createRepository(r -> r.repositoryName(NAME)).repository().repositoryArn();
        ecr.tagResource(r -> r.resourceArn(arn)
                .tags(t -> t.key("team").value("payments"), t -> t.key("cost").value("42")));
        ecr.untagResource(r -> r.resourceArn(arn).tagKeys("cost"));
        assertThat(ecr.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("team=payments"));
    }

    @Test
    void storesALifecyclePolicyAsItWasSent() {
        ecr.createRepository(r -> r.repositoryName(NAME));
        ecr.putLifecyclePolicy(r -> r.repositoryName(NAME).lifecyclePolicyText(LIFECYCLE));
        assertThat(ecr.getLifecyclePolicy(r -> r.repositoryName(NAME)).lifecyclePolicyText())
                .isEqualTo(LIFECYCLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rulePriority\":1|\"rulePriority\":\"x\"|Could not map policyString into LifecyclePolicy.",
                "\"tagStatus\":\"any\"|\"tagStatus\":\"tagged\"|Must specify tagPrefixList or tagPatternList when",
                "\"countUnit\":\"days\",||countUnit must be days",
                "\"countNumber\":90|\"countNumber\":0|countNumber must be greater than 0."
            })
    void refusesALifecyclePolicyWithEcrsReason(String part, String replacement, String reason) {
        ecr.createRepository(r -> r.repositoryName(NAME));
        String broken = LIFECYCLE.replace(part, replacement == null ? "" : replacement);
        assertThatThrownBy(
                        () -> ecr.putLifecyclePolicy(r -> r.repositoryName(NAME).lifecyclePolicyText(broken)))
                .isInstanceOf(EcrException.class)
                .hasMessageContaining("Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint:"
                        + " 'Lifecycle policy validation failure: " + reason);
    }

    @Test
    void rewritesPrincipalsOfAPolicyAsAwsDoes() {
        String given = """
                {"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow","Principal":{"AWS":["444455556666",
                "arn:aws:iam::222233334444:root"]},"Action":["ecr:BatchImportUpstreamImage"],
                "Resource":"arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/*"}]}""";
        String stored = ecr.putRegistryPolicy(r -> r.policyText(given)).policyText();
        assertThat(stored.replaceAll("\\s", ""))
                .contains("[\"arn:aws:iam::222233334444:root\",\"arn:aws:iam::444455556666:root\"]");
        assertThat(ecr.getRegistryPolicy(r -> {}).policyText()).isEqualTo(stored);
        assertThatThrownBy(() -> ecr.putRegistryPolicy(r -> r.policyText("{\"Statement\":[]}")))
                .hasMessageContaining("'Invalid registry policy provided'");
    }

    @Test
    void keepsTemplates() {
        ecr.createRepositoryCreationTemplate(t -> t.prefix("docker-hub")
                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                .lifecyclePolicy(LIFECYCLE));
        assertThatThrownBy(() -> ecr.createRepositoryCreationTemplate(
                        t -> t.prefix("docker-hub/").appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)))
                .isInstanceOf(TemplateAlreadyExistsException.class);
        ecr.updateRepositoryCreationTemplate(t -> t.prefix("docker-hub").description("changed"));
        assertThat(ecr.describeRepositoryCreationTemplates(t -> {}).repositoryCreationTemplates())
                .singleElement()
                .satisfies(template -> {
                    assertThat(template.description()).isEqualTo("changed");
                    assertThat(template.lifecyclePolicy()).isEqualTo(LIFECYCLE);
                });
        ecr.deleteRepositoryCreationTemplate(t -> t.prefix("docker-hub"));
        assertThatThrownBy(() -> ecr.deleteRepositoryCreationTemplate(t -> t.prefix("docker-hub")))
                .isInstanceOf(TemplateNotFoundException.class);
    }

    @Test
    void letsAnotherAccountReadOnlyWhatAPolicyAllows() {
        ecr.createRepository(r -> r.repositoryName(NAME));
        try (EcrClient other = sandbox.ecrOf(RunningSandbox.OTHER_ACCOUNT)) {
            assertThatThrownBy(() -> other.describeImages(
                            r -> r.registryId(RunningSandbox.ACCOUNT).repositoryName(NAME)))
                    .hasMessageContaining("is not authorized to perform: ecr:DescribeImages");
            ecr.setRepositoryPolicy(r -> r.repositoryName(NAME).policyText("""
                            {"Version":"2012-10-17","Statement":[{"Sid":"S","Effect":"Allow","Principal":"*",
                            "Action":"ecr:Describe*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-sandbox0001"}}}]}"""));
            assertThat(other.describeImages(
                                    r -> r.registryId(RunningSandbox.ACCOUNT).repositoryName(NAME))
                            .imageDetails())
                    .isEmpty();
        }
    }
}
