package io.mirrordesk.assumptions;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.EcrClientBuilder;

/**
 * The registry that assumptions are tried on: a sandbox, or with the property {@code aws.registry} ({@code <account>.<region>}) a real one, with the
 * credentials that AWS's default chain finds.
 */
final class Account implements AutoCloseable {

    private static final String ACCEPT =
            "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
                    + " application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json";

    private final @Nullable Sandbox sandbox;
    private final RegistryId registry;
    private final EcrClient ecr;
    private final HttpClient http = HttpClient.newHttpClient();

    private Account(@Nullable Sandbox sandbox, RegistryId registry, EcrClient ecr) {
        this.sandbox = sandbox;
        this.registry = registry;
        this.ecr = ecr;
    }

    static Account open() throws IOException {
        String real = System.getProperty("aws.registry", "");
        if (real.isEmpty() && Boolean.getBoolean("aws.real")) {
            throw new IllegalStateException(
                    "Name the registry to try it on: ./mvnw -Paws verify -Daws.registry=<account>.<region>");
        }
        if (!real.isEmpty()) {
            RegistryId registry = RegistryId.parse(real);
            return new Account(
                    null,
                    registry,
                    EcrClient.builder().region(Region.of(registry.region())).build());
        }
        Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(Files.createTempDirectory("sandbox")));
        EcrClientBuilder builder = EcrClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
        return new Account(sandbox, RegistryId.parse("111122223333.eu-central-1"), builder.build());
    }

    EcrClient ecr() {
        return ecr;
    }

    RegistryId registry() {
        return registry;
    }

    boolean isReal() {
        return sandbox == null;
    }

    /** Asks the registry itself for a manifest, as a client that pulls does. */
    HttpResponse<String> manifest(String repository, String reference) throws IOException, InterruptedException {
        URI host = sandbox != null
                ? sandbox.endpoint()
                : URI.create("https://%s.dkr.ecr.%s.amazonaws.com".formatted(registry.account(), registry.region()));
        String token = ecr.getAuthorizationToken(all -> {})
                .authorizationData()
                .getFirst()
                .authorizationToken();
        return http.send(
                HttpRequest.newBuilder(host.resolve("/v2/" + repository + "/manifests/" + reference))
                        .header("Authorization", "Basic " + token)
                        .header("Accept", ACCEPT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        ecr.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
