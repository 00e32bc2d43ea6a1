package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * GET at a registry, with the login that it demands: Basic, or a token fetched as Docker's token authentication says. A
 * redirect (to a content store) is followed without the login.
 */
final class RegistryHttp {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String host;
    private final URI address;
    private final Optional<Credential> credential;

    RegistryHttp(String host, URI address, Optional<Credential> credential) {
        this.host = host;
        this.address = address;
        this.credential = credential;
    }

    /**
     * Reads a path.
     *
     * @return a successful answer; the caller closes its body
     */
    HttpResponse<InputStream> get(String path, String accept) {
        URI target = address.resolve(path);
        HttpResponse<InputStream> response = send(target, accept, Optional.empty());
        if (response.statusCode() == 401) {
            String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
            close(response);
            response = send(target, accept, Optional.of(authorization(challenge)));
        }
        if (isRedirect(response)) {
            URI next = target.resolve(response.headers().firstValue("Location").orElse(""));
            close(response);
            response = send(next, accept, Optional.empty());
        }
        return successful(response, path);
    }

    private HttpResponse<InputStream> successful(HttpResponse<InputStream> response, String path) {
        int status = response.statusCode();
        if (status == 200) {
            return response;
        }
        close(response);
        Kind kind = switch (status) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 429 -> Kind.TOO_MANY_REQUESTS;
            default -> Kind.UNAVAILABLE;
        };
        throw new UpstreamFailure(kind, "The upstream " + host + " answered " + status + " to " + path + ".");
    }

    private String authorization(String header) {
        Challenge challenge = Challenge.parse(header);
        return challenge.isBearer() ? "Bearer " + token(challenge) : basic().orElseThrow(this::refused);
    }

    private Optional<String> basic() {
        return credential.map(login -> {
            byte[] pair = (login.username() + ":" + login.accessToken()).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        });
    }

    private String token(Challenge challenge) {
        HttpResponse<InputStream> response =
                successful(send(challenge.tokenUri(), "application/json", basic()), "its token endpoint");
        try (InputStream body = response.body()) {
            JsonNode answer = JsonMapper.shared().readTree(body);
            JsonNode token = answer.path("token").isString() ? answer.path("token") : answer.path("access_token");
            return token.asString();
        } catch (IOException | JacksonException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The token endpoint of " + host + " gave no token.", e);
        }
    }

    private HttpResponse<InputStream> send(URI target, String accept, Optional<String> authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).timeout(TIMEOUT).header("Accept", accept);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " cannot be reached.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The call to the upstream " + host + " was interrupted.", e);
        }
    }

    private UpstreamFailure refused() {
        return new UpstreamFailure(Kind.UNAUTHORIZED, "The upstream " + host + " demands a login.");
    }

    private static boolean isRedirect(HttpResponse<InputStream> response) {
        return response.statusCode() >= 300
                && response.statusCode() < 400
                && response.headers().firstValue("Location").isPresent();
    }

    private void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " broke off its answer.", e);
        }
    }
}
