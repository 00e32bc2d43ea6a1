package io.mirrordesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/** Calls of ECR as plain HTTP with kept connections, so that what is measured is the server and not an SDK. */
final class EcrCalls {

    private static final String LIFECYCLE =
            "{\\\"rules\\\":[{\\\"rulePriority\\\":1,\\\"selection\\\":{\\\"tagStatus\\\":\\\"any\\\","
                    + "\\\"countType\\\":\\\"sinceImagePushed\\\",\\\"countUnit\\\":\\\"days\\\",\\\"countNumber\\\":90},"
                    + "\\\"action\\\":{\\\"type\\\":\\\"expire\\\"}}]}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    EcrCalls(URI endpoint) {
        this.endpoint = endpoint;
    }

    void createRepositories(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            call("CreateRepository", "{\"repositoryName\":\"bench/app-" + i + "\"}");
        }
    }

    void describeRepositories() throws IOException, InterruptedException {
        call("DescribeRepositories", "{\"maxResults\":100}");
    }

    void putLifecyclePolicy(int client) throws IOException, InterruptedException {
        call(
                "PutLifecyclePolicy",
                "{\"repositoryName\":\"bench/app-" + client + "\",\"lifecyclePolicyText\":\"" + LIFECYCLE + "\"}");
    }

    /** The login for {@code /v2/}, as the header of Basic has it. */
    String login() throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(call("GetAuthorizationToken", "{}"))
                .at("/authorizationData/0/authorizationToken")
                .asString();
    }

    void createRepository(String name) throws IOException, InterruptedException {
        call("CreateRepository", "{\"repositoryName\":\"" + name + "\"}");
    }

    /** The smallest image there is: an index that names nothing, told apart by an annotation. */
    void putImage(String repository, int number) throws IOException, InterruptedException {
        String manifest = "{\\\"schemaVersion\\\":2,\\\"mediaType\\\":\\\"application/vnd.oci.image.index.v1+json\\\","
                + "\\\"manifests\\\":[],\\\"annotations\\\":{\\\"n\\\":\\\"" + number + "\\\"}}";
        call(
                "PutImage",
                "{\"repositoryName\":\"" + repository + "\",\"imageTag\":\"v" + number + "\",\"imageManifest\":\""
                        + manifest + "\"}");
    }

    String call(String operation, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921." + operation)
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/ecr/aws4_request, Signature=x")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
