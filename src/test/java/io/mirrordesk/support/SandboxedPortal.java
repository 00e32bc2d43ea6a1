package io.mirrordesk.support;

import io.mirrordesk.identity.Person;
import io.mirrordesk.identity.Role;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.PullThroughCacheRule;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole portal with a registry in a sandbox of its own, both shared by all tests of the JVM: each test uses names that no other
 * uses. No test adds a setting of its own: that would be a second portal, taking events from the same queue.
 */
@PortalTest
@Import({SeenRepositories.class, CountedStatements.class})
public abstract class SandboxedPortal {

    protected static final RegistryId REGISTRY = RegistryId.parse("111122223333.eu-central-1");
    protected static final Person ADMIN = new Person("admin", Set.of(Role.ADMIN), List.of("platform"));
    protected static final Sandbox SANDBOX = start();
    protected static final Gate GATE = new Gate(SANDBOX.endpoint());
    protected static final EcrClient ECR = built(EcrClient.builder());
    protected static final SqsClient SQS = built(SqsClient.builder());

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    protected static final Duration PATIENCE = Duration.ofSeconds(40);

    @DynamicPropertySource
    static void registry(DynamicPropertyRegistry properties) {
        properties.add("mirrordesk.registries[0].id", REGISTRY::toString);
        properties.add("mirrordesk.registries[0].endpoint", GATE::endpoint);
        properties.add("mirrordesk.registries[0].pull-endpoint", SANDBOX::endpoint);
        properties.add(
                "mirrordesk.registries[0].pull-host", () -> SANDBOX.endpoint().getAuthority());
        properties.add("mirrordesk.registries[0].event-queue", () -> "mirrordesk-events");
        properties.add(
                "mirrordesk.token-endpoints.docker-hub",
                () -> GATE.endpoint().resolve("/_upstream/registry-1.docker.io/token"));
        properties.add("mirrordesk.runs.tries", () -> "3");
        properties.add("mirrordesk.runs.first-wait", () -> "100ms");
        properties.add("mirrordesk.aws.access-key", () -> "test");
        properties.add("mirrordesk.aws.secret-key", () -> "test");
    }

    @AfterEach
    protected void clear() {
        control("DELETE", "");
        GATE.clear();
    }

    /** Makes calls of an operation fail until the end of the test. */
    protected static void fail(String operation, String type) {
        control(
                "POST",
                "{\"operation\":\"%s\",\"type\":\"%s\",\"message\":\"Out of order.\"}".formatted(operation, type));
    }

    /** Makes calls of an operation take their time until the end of the test. */
    protected static void delay(String operation, int milliseconds) {
        control("POST", "{\"operation\":\"%s\",\"delayMillis\":%d}".formatted(operation, milliseconds));
    }

    /** Waits until something is so. */
    protected static void eventually(String what, BooleanSupplier condition) {
        Eventually.eventually(what, PATIENCE, condition);
    }

    /** Takes the rules of a test out of AWS again: a registry has 50, and all tests share it. */
    protected static void removeRules(String prefixStart) {
        ECR.describePullThroughCacheRules(all -> {}).pullThroughCacheRules().stream()
                .map(PullThroughCacheRule::ecrRepositoryPrefix)
                .filter(prefix -> prefix.startsWith(prefixStart))
                .forEach(prefix -> ECR.deletePullThroughCacheRule(rule -> rule.ecrRepositoryPrefix(prefix)));
    }

    /** Takes all repositories of a registry out of AWS again. */
    protected static void removeRepositories(EcrClient ecr) {
        ecr.describeRepositoriesPaginator(all -> {}).repositories().stream()
                .map(Repository::repositoryName)
                .toList()
                .forEach(name -> ecr.deleteRepository(
                        repository -> repository.repositoryName(name).force(true)));
    }

    private static void control(String method, String body) {
        try {
            HTTP.send(
                    HttpRequest.newBuilder(SANDBOX.endpoint().resolve("/_sandbox/faults"))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Sandbox start() {
        try {
            return Sandbox.start(SandboxProperties.inDirectory(Files.createTempDirectory("sandbox")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    protected static <B extends AwsClientBuilder<B, C>, C> C built(B builder) {
        URI endpoint = SANDBOX.endpoint();
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }
}
