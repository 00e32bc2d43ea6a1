package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;
import software.amazon.awssdk.services.ecr.model.Repository;

/** Creation templates at work: what a pull and a push make of a repository that is not there. */
class SandboxTemplatesTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/templates";
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
        ecr.createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("quay").upstreamRegistryUrl("quay.io"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void givesAPulledRepositoryWhatTheTemplateSays() throws Exception {
        ecr.createRepositoryCreationTemplate(t -> t.prefix("quay")
                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                .lifecyclePolicy(LIFECYCLE)
                .resourceTags(tag -> tag.key("team").value("platform"))
                .customRoleArn(ROLE));
        assertThat(pull().statusCode()).isEqualTo(200);
        Repository repository = repository("quay/prometheus/prometheus");
        assertThat(ecr.getLifecyclePolicy(p -> p.repositoryName(repository.repositoryName()))
                        .lifecyclePolicyText())
                .isEqualTo(LIFECYCLE);
        assertThat(ecr.listTagsForResource(t -> t.resourceArn(repository.repositoryArn()))
                        .tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.value()).isEqualTo("platform"));
    }

    @Test
    void failsThePullWhereATemplateWithTagsHasNoRole() throws Exception {
        ecr.createRepositoryCreationTemplate(t -> t.prefix("quay")
                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                .resourceTags(tag -> tag.key("team").value("platform")));
        HttpResponse<String> answer = pull();
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("NAME_UNKNOWN")
                .contains("The repository with name 'quay/prometheus/prometheus' does not exist in the registry with id"
                        + " '111122223333'");
        assertThat(ecr.describeRepositories(r -> {}).repositories()).isEmpty();
    }

    @Test
    void prefersTheLongestPrefixAndFallsBackToRoot() throws Exception {
        template("ROOT", ImageTagMutability.IMMUTABLE, RCTAppliedFor.CREATE_ON_PUSH);
        template("prod", ImageTagMutability.MUTABLE, RCTAppliedFor.CREATE_ON_PUSH);
        template("prod/team", ImageTagMutability.IMMUTABLE, RCTAppliedFor.CREATE_ON_PUSH);
        for (String name : List.of("prod/team/web", "prod/teams", "production/web")) {
            assertThat(push(name).statusCode()).isEqualTo(202);
        }
        assertThat(repository("prod/team/web").imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
        assertThat(repository("prod/teams").imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE);
        assertThat(repository("production/web").imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
    }

    @Test
    void createsNothingOnPushWithoutATemplateForPushes() throws Exception {
        template("prod", ImageTagMutability.MUTABLE, RCTAppliedFor.PULL_THROUGH_CACHE);
        HttpResponse<String> answer = push("prod/web");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("NAME_UNKNOWN");
        assertThat(ecr.describeRepositories(r -> {}).repositories()).isEmpty();
    }

    private void template(String prefix, ImageTagMutability mutability, RCTAppliedFor purpose) {
        ecr.createRepositoryCreationTemplate(
                t -> t.prefix(prefix).appliedFor(purpose).imageTagMutability(mutability));
    }

    private HttpResponse<String> pull() throws Exception {
        return sandbox.send(registry("quay/prometheus/prometheus/manifests/latest"));
    }

    private HttpResponse<String> push(String name) throws Exception {
        return sandbox.send(registry(name + "/blobs/uploads/").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder registry(String path) {
        String token =
                ecr.getAuthorizationToken().authorizationData().getFirst().authorizationToken();
        return HttpRequest.newBuilder(URI.create(sandbox.sandbox.endpoint() + "/v2/" + path))
                .header("Authorization", "Basic " + token);
    }

    private Repository repository(String name) {
        return ecr.describeRepositories(r -> r.repositoryNames(name))
                .repositories()
                .getFirst();
    }
}
