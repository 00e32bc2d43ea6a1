package io.mirrordesk.request;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.oci.Upstreams;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Asks the upstream's own token endpoint whether it knows a credential, before anything is filed. ECR itself validates only
 * a rule that exists already.
 */
@Component
@EnableConfigurationProperties(CredentialProof.Settings.class)
class CredentialProof {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Settings settings;

    CredentialProof(Settings settings) {
        this.settings = settings;
    }

    /**
     * {@code mirrordesk.token-endpoints.<upstream>}: where an upstream hands out tokens for Basic credentials.
     *
     * @param tokenEndpoints by key of the catalogue
     */
    @ConfigurationProperties("mirrordesk")
    record Settings(@DefaultValue Map<String, URI> tokenEndpoints) {}

    /** @throws InvalidInput at {@code credential.accessToken} when the upstream refuses it */
    Proof prove(String upstream, String username, String accessToken) {
        URI endpoint = settings.tokenEndpoints().get(upstream);
        if (endpoint == null) {
            return Proof.UNREACHABLE;
        }
        int status = ask(endpoint, username, accessToken).orElse(0);
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            String title = Upstreams.title(upstream);
            throw InvalidInput.at(
                    "credential.accessToken",
                    title + " refused this user name and access token. Check both, and type the token again.");
        }
        return status == OK ? Proof.PROVED : Proof.UNREACHABLE;
    }

    private Optional<Integer> ask(URI endpoint, String username, String accessToken) {
        String basic =
                Base64.getEncoder().encodeToString((username + ":" + accessToken).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .build();
        try {
            return Optional.of(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
