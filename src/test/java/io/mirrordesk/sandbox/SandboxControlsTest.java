package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;

class SandboxControlsTest {

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void refusesAnOperationAsOftenAsItWasTold() throws Exception {
        sandbox.control(
                "POST",
                "faults",
                "{\"operation\":\"CreateRepository\",\"type\":\"ThrottlingException\",\"message\":\"Rate exceeded\",\"times\":1}");
        assertThatThrownBy(() -> sandbox.ecr.createRepository(r -> r.repositoryName("app")))
                .isInstanceOfSatisfying(EcrException.class, refusal -> {
                    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
                    assertThat(refusal.requestId()).isNotEmpty();
                });
        assertThat(sandbox.ecr.createRepository(r -> r.repositoryName("app")).repository())
                .isNotNull();
    }

    @Test
    void actsAndThenDropsTheConnection() throws Exception {
        sandbox.control("POST", "faults", "{\"operation\":\"CreateRepository\",\"drop\":true}");
        assertThatThrownBy(() -> sandbox.ecr.createRepository(r -> r.repositoryName("app")))
                .isInstanceOf(SdkClientException.class);
        sandbox.control("DELETE", "faults", "");
        assertThatThrownBy(() -> sandbox.ecr.createRepository(r -> r.repositoryName("app")))
                .isInstanceOf(RepositoryAlreadyExistsException.class);
    }

    @Test
    void advancesItsClock() throws Exception {
        HttpResponse<String> answer = sandbox.control("POST", "clock", "{\"advanceSeconds\":86400}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sandbox.ecr
                        .createRepository(r -> r.repositoryName("tomorrow"))
                        .repository()
                        .createdAt())
                .isAfter(Instant.now().plusSeconds(80_000));
    }

    @Test
    void answersMalformedRequestsInAwssForm() throws Exception {
        assertThat(post("AmazonEC2ContainerRegistry_V20150921.DescribeRegistry", "{", true)
                        .body())
                .contains("SerializationException");
        assertThat(post("AmazonEC2ContainerRegistry_V20150921.Nonsense", "{}", true)
                        .body())
                .contains("UnknownOperationException");
        assertThat(post("secretsmanager.ReplicateSecretToRegions", "{}", true).body())
                .contains("UnsupportedOperationException");
        assertThat(post("AmazonEC2ContainerRegistry_V20150921.DescribeRegistry", "{}", false)
                        .body())
                .contains("MissingAuthenticationTokenException");
        assertThat(post("AmazonEC2ContainerRegistry_V20150921.CreateRepository", "{\"repositoryName\":[1]}", true)
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> post(String target, String body, boolean signed) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.sandbox.endpoint())
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signed) {
            request.header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/ecr/aws4_request, Signature=x");
        }
        return sandbox.send(request);
    }
}
