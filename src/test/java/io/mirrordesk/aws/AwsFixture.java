package io.mirrordesk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.audit.Actor;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Step;
import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A sandbox, the way to it, its faults, and clients beside the portal: somebody else who works in the same account. */
final class AwsFixture implements AutoCloseable {

    private static final RegistryId REGISTRY = RegistryId.parse("111122223333.eu-central-1");

    private final Sandbox sandbox;
    private final EcrClient ecr;
    private final SecretsManagerClient secrets;

    private AwsFixture(Sandbox sandbox) {
        this.sandbox = sandbox;
        StaticCredentialsProvider somebody =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(REGISTRY.account(), "test"));
        ecr = EcrClient.builder()
                .endpointOverride(sandbox.endpoint())
                .credentialsProvider(somebody)
                .region(Region.of(REGISTRY.region()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        secrets = SecretsManagerClient.builder()
                .endpointOverride(sandbox.endpoint())
                .credentialsProvider(somebody)
                .region(Region.of(REGISTRY.region()))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static AwsFixture start(Path directory) {
        return new AwsFixture(Sandbox.start(SandboxProperties.inDirectory(directory)));
    }

    RegistryConnection connection() {
        URI endpoint = sandbox.endpoint();
        return new RegistryConnection(REGISTRY, endpoint, endpoint, null, null, "mirrordesk-events");
    }

    /** The ECR client of somebody else. */
    EcrClient ecr() {
        return ecr;
    }

    /** The Secrets Manager client of somebody else. */
    SecretsManagerClient secrets() {
        return secrets;
    }

    static AuthorizedStep authorized(Step step) {
        return new AuthorizedStep(step, "request:42", 42L, Actor.person("approver"));
    }

    /** @param fault as the sandbox's control takes it, without the operation */
    void fault(String operation, String fault) {
        control("POST", "faults", "{\"operation\":\"" + operation + "\"," + fault + "}");
    }

    void noFaults() {
        control("DELETE", "faults", "");
    }

    /** Whether every fault with a number of times has struck, or strikes at this moment. */
    boolean faultsAreSpent() {
        return control("GET", "faults", "").equals("[]");
    }

    /** Lets time pass in the sandbox. */
    void advance(Duration duration) {
        control("POST", "clock", "{\"advanceSeconds\":" + duration.toSeconds() + "}");
    }

    private String control(String method, String what, String body) {
        HttpRequest request = HttpRequest.newBuilder(sandbox.endpoint().resolve("/_sandbox/" + what))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isLessThan(300);
            return answer.body().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        ecr.close();
        secrets.close();
        sandbox.close();
    }
}
