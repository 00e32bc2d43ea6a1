package io.mirrordesk.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** A client that pulls with the login of an account. */
record Pulling(URI registry, String login) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Pulling as(String account, URI registry) {
        try (EcrClient ecr = EcrClient.builder()
                .endpointOverride(registry)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any")))
                .build()) {
            return new Pulling(
                    registry,
                    ecr.getAuthorizationToken(all -> {})
                            .authorizationData()
                            .getFirst()
                            .authorizationToken());
        }
    }

    HttpResponse<String> pull(String repository, String tag) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(registry.resolve("/v2/" + repository + "/manifests/" + tag))
                        .header("Authorization", "Basic " + login)
                        .header("Accept", "application/vnd.oci.image.index.v1+json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
