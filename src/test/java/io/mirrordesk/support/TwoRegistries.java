package io.mirrordesk.support;

import io.mirrordesk.identity.People;
import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/**
 * The whole portal with two registries in two accounts and regions, the second one reached by a role with an external id; all are shared
 * by all tests of the JVM: each test uses names that no other uses.
 */
@PortalTest
public abstract class TwoRegistries {

    protected static final String HERE = "111122223333.eu-central-1";
    protected static final String THERE = "444455556666.us-east-1";
    private static final String ROLE = "arn:aws:iam::444455556666:role/mirrordesk";
    protected static final Duration PATIENCE = Duration.ofSeconds(40);
    protected static final Sandbox FIRST = start("111122223333", "eu-central-1");
    protected static final Sandbox SECOND = start("444455556666", "us-east-1");
    protected static final Gate GATE = new Gate(SECOND.endpoint());

    @LocalServerPort
    protected int port;

    @Autowired
    private People people;

    protected PortalApi api;

    @DynamicPropertySource
    static void registries(DynamicPropertyRegistry properties) {
        connect(properties, 0, HERE, FIRST);
        connect(properties, 1, THERE, SECOND);
        properties.add("mirrordesk.registries[1].endpoint", GATE::endpoint);
        properties.add("mirrordesk.registries[1].role-arn", () -> ROLE);
        properties.add("mirrordesk.registries[1].external-id", () -> "between-us");
        properties.add(
                "mirrordesk.token-endpoints.docker-hub",
                () -> FIRST.endpoint().resolve("/_upstream/registry-1.docker.io/token"));
        properties.add("mirrordesk.aws.access-key", () -> "test");
        properties.add("mirrordesk.aws.secret-key", () -> "test");
    }

    @BeforeEach
    protected void peopleAreThere() {
        SomePeople.in(people);
        api = new PortalApi(port);
    }

    @AfterEach
    protected void clear() {
        GATE.clear();
    }

    /** What somebody does in the second account, past the portal. */
    protected static void somebodyThere(Consumer<EcrClient> how) {
        try (EcrClient ecr = EcrClient.builder()
                .endpointOverride(SECOND.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("444455556666", "test")))
                .build()) {
            how.accept(ecr);
        }
    }

    private static void connect(DynamicPropertyRegistry properties, int index, String id, Sandbox sandbox) {
        String registry = "mirrordesk.registries[" + index + "].";
        properties.add(registry + "id", () -> id);
        properties.add(registry + "endpoint", sandbox::endpoint);
        properties.add(registry + "pull-endpoint", sandbox::endpoint);
        properties.add(registry + "pull-host", () -> sandbox.endpoint().getAuthority());
    }

    private static Sandbox start(String account, String region) {
        try {
            return Sandbox.start(SandboxProperties.inDirectory(Files.createTempDirectory("sandbox"))
                    .withDefaultRegistry(account, region)
                    .withExternalIds(Map.of(ROLE, "between-us")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
