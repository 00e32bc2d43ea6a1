package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.RCTAppliedFor;

/** Control plane and data plane together: a rule, a login, a first pull, and what is there afterwards. */
class SandboxPullTest {

    private static final String NGINX = "docker-hub/library/nginx";
    private static final String REGISTRY_POLICY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"OnDemand","Effect":"Allow","Principal":"*",
            "Action":["ecr:BatchImportUpstreamImage","ecr:CreateRepository"],
            "Resource":"arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/*",
            "Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-sandbox0001"}}}]}""";
    private static final String REPOSITORY_POLICY = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Pull","Effect":"Allow",
            "Principal":{"AWS":"444455556666"},
            "Action":["ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"]}]}""";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        String arn = sandbox.credential("me", "good");
        sandbox.ecr.createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("docker-hub")
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(arn));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void importsOnTheFirstPullAndSaysSo() throws Exception {
        assertThat(pull(sandbox.ecr, "1.27").statusCode()).isEqualTo(200);

        String queue =
                sandbox.sqs.getQueueUrl(q -> q.queueName("mirrordesk-events")).queueUrl();
        assertThat(bodiesUntil(queue, "ECR Pull Through Cache Action"))
                .anySatisfy(body -> assertThat(body).contains("\"eventName\":\"CreateRepository\"", NGINX))
                .anySatisfy(body -> assertThat(body)
                        .contains("ECR Pull Through Cache Action", "\"sync-status\":\"SUCCESS\"", NGINX));
        assertThat(sandbox.ecr.describeImages(i -> i.repositoryName(NGINX)).imageDetails())
                .hasSizeGreaterThan(1)
                .anySatisfy(image -> assertThat(image.imageTags()).contains("1.27"))
                .extracting(ImageDetail::imageDigest)
                .doesNotHaveDuplicates();
    }

    /** Receives until a text has come: the import goes on behind the answer. */
    private List<String> bodiesUntil(String queue, String wanted) {
        List<String> bodies = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(30);
        while (bodies.stream().noneMatch(body -> body.contains(wanted))
                && Instant.now().isBefore(deadline)) {
            sandbox.sqs
                    .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(5).maxNumberOfMessages(10))
                    .messages()
                    .forEach(message -> bodies.add(message.body()));
        }
        return bodies;
    }

    @Test
    void appliesTheCreationTemplateAndFailsWhereItLacksItsRole() throws Exception {
        sandbox.ecr.createRepositoryCreationTemplate(t -> t.prefix("docker-hub")
                .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                .resourceTags(tag -> tag.key("team").value("payments")));
        assertThat(pull(sandbox.ecr, "1.27").statusCode()).isEqualTo(404);

        sandbox.ecr.updateRepositoryCreationTemplate(
                t -> t.prefix("docker-hub").customRoleArn("arn:aws:iam::111122223333:role/template"));
        assertThat(pull(sandbox.ecr, "1.27").statusCode()).isEqualTo(200);
        assertThat(sandbox.ecr
                        .listTagsForResource(
                                t -> t.resourceArn("arn:aws:ecr:eu-central-1:111122223333:repository/" + NGINX))
                        .tags())
                .hasSize(1);
    }

    @Test
    void letsAnotherAccountPullFirstOnlyWhereBothPoliciesAllowIt() throws Exception {
        try (EcrClient other = sandbox.ecrOf(RunningSandbox.OTHER_ACCOUNT)) {
            assertThat(pull(other, "1.27").statusCode()).isEqualTo(404);

            sandbox.ecr.putRegistryPolicy(p -> p.policyText(REGISTRY_POLICY));
            sandbox.ecr.createRepositoryCreationTemplate(t -> t.prefix("docker-hub")
                    .appliedFor(RCTAppliedFor.PULL_THROUGH_CACHE)
                    .repositoryPolicy(REPOSITORY_POLICY));
            assertThat(pull(other, "1.27").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> pull(EcrClient caller, String tag) throws Exception {
        AuthorizationData login =
                caller.getAuthorizationToken(a -> {}).authorizationData().getFirst();
        assertThat(login.proxyEndpoint()).isEqualTo(sandbox.sandbox.endpoint().toString());
        return sandbox.send(
                HttpRequest.newBuilder(URI.create(login.proxyEndpoint() + "/v2/" + NGINX + "/manifests/" + tag))
                        .header("Authorization", "Basic " + login.authorizationToken())
                        .header("Accept", "application/vnd.oci.image.index.v1+json"));
    }
}
