package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mirrordesk.sandbox.upstream.BuiltInUpstreams;
import io.mirrordesk.sandbox.upstream.DebianRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ValidatePullThroughCacheRuleResponse;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A client and an upstream that we did not write: skopeo pulls through from Debian's docker-registry with a password file. */
class DebianUpstreamPullTest {

    private static final Path SKOPEO = Path.of("/usr/bin/skopeo");
    private static final String IMAGE = "library/alpine";
    private static final StaticCredentialsProvider HOME =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("111122223333", "x"));

    @TempDir
    private Path directory;

    private DebianRegistry upstream;
    private Sandbox sandbox;
    private EcrClient ecr;
    private SecretsManagerClient secrets;
    private String secretArn;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SKOPEO) && Files.isExecutable(DebianRegistry.PROGRAM), "not installed");
        upstream = new DebianRegistry(Files.createDirectory(directory.resolve("upstream")));
        upstream.push(new BuiltInUpstreams().open("registry-1.docker.io", Optional.empty()), IMAGE, "3.22");
        Map<String, String> addresses =
                Map.of("registry-1.docker.io", upstream.address().toString());
        sandbox = Sandbox.start(
                SandboxProperties.inDirectory(directory.resolve("sandbox")).withUpstreams(addresses));
        URI endpoint = sandbox.endpoint();
        ecr = EcrClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(HOME)
                .build();
        secrets = SecretsManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(HOME)
                .build();
        secretArn = secrets.createSecret(s -> s.name("ecr-pullthroughcache/hub").secretString(login("right")))
                .arn();
        ecr.createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("hub")
                .upstreamRegistryUrl("registry-1.docker.io")
                .credentialArn(secretArn));
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            ecr.close();
            secrets.close();
            sandbox.close();
        }
        if (upstream != null) {
            upstream.close();
        }
    }

    @Test
    void pullsEveryPlatformOnTheFirstPull() throws IOException, InterruptedException {
        skopeo("copy", List.of("--all", "--src-tls-verify=false", "--src-creds", password(), image(), layout("first")));
        skopeo(
                "copy",
                List.of("--all", "--src-tls-verify=false", "--src-creds", password(), image(), layout("second")));

        assertThat(Files.readString(directory.resolve("second/index.json")))
                .isEqualTo(Files.readString(directory.resolve("first/index.json")));
    }

    @Test
    void mirrorsTheWholeUpstreamRepository() throws IOException, InterruptedException {
        skopeo(
                "sync",
                List.of(
                        "--all",
                        "--src",
                        "docker",
                        "--dest",
                        "dir",
                        "--src-tls-verify=false",
                        "--src-creds",
                        password(),
                        registry() + "/hub/" + IMAGE + ":3.22",
                        directory.resolve("mirror").toString()));

        assertThat(directory.resolve("mirror/alpine:3.22/manifest.json")).isRegularFile();
    }

    @Test
    void aWrongSecretFailsThePullAndTheValidationUntilItIsPutRight() throws IOException, InterruptedException {
        secrets.putSecretValue(s -> s.secretId(secretArn).secretString(login("stale")));
        assertThat(skopeoFails("inspect", List.of("--tls-verify=false", "--creds", password(), image())))
                .contains("The authentication to the upstream registry failed");
        assertThat(validate().isValid()).isFalse();
        assertThat(validate().failure()).contains("authentication to the upstream registry failed");

        secrets.putSecretValue(s -> s.secretId(secretArn).secretString(login("right")));
        assertThat(validate().isValid()).isTrue();
        skopeo("inspect", List.of("--tls-verify=false", "--creds", password(), image()));
    }

    @Test
    void aSecretThatIsNoLoginIsToldFromOneThatIsRefused() {
        secrets.putSecretValue(s -> s.secretId(secretArn).secretString("{\"user\":\"ann\"}"));
        assertThat(validate().failure()).contains("exactly the keys username and accessToken");
    }

    @Test
    void theLastCachedImageIsServedWhenTheUpstreamHasGone() throws IOException, InterruptedException {
        skopeo(
                "copy",
                List.of("--all", "--src-tls-verify=false", "--src-creds", password(), image(), layout("before")));
        awaitImport();
        upstream.close();
        advanceTwoDays();

        assertThat(validate().failure()).contains("could not be reached");
        skopeo("copy", List.of("--all", "--src-tls-verify=false", "--src-creds", password(), image(), layout("after")));
    }

    /** The client may be done before the import behind it is. */
    private void awaitImport() {
        Instant deadline = Instant.now().plusSeconds(60);
        while (ecr.listImages(l -> l.repositoryName("hub/" + IMAGE)).imageIds().isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private void advanceTwoDays() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sandbox.endpoint().resolve("/_sandbox/clock"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"advanceSeconds\":172800}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private ValidatePullThroughCacheRuleResponse validate() {
        return ecr.validatePullThroughCacheRule(r -> r.ecrRepositoryPrefix("hub"));
    }

    private static String login(String accessToken) {
        return "{\"username\":\"ann\",\"accessToken\":\"" + accessToken + "\"}";
    }

    private String password() {
        String token = ecr.getAuthorizationToken(t -> {})
                .authorizationData()
                .getFirst()
                .authorizationToken();
        return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    }

    private String registry() {
        return sandbox.endpoint().getAuthority();
    }

    private String image() {
        return "docker://" + registry() + "/hub/" + IMAGE + ":3.22";
    }

    private String layout(String folder) {
        return "oci:" + directory.resolve(folder);
    }

    private static void skopeo(String command, List<String> arguments) throws IOException, InterruptedException {
        run(command, arguments, 0);
    }

    private static String skopeoFails(String command, List<String> arguments) throws IOException, InterruptedException {
        return run(command, arguments, 1);
    }

    private static String run(String command, List<String> arguments, int status)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(SKOPEO.toString(), "--insecure-policy", command));
        line.addAll(arguments);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }
}
