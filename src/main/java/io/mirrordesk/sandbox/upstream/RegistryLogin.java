package io.mirrordesk.sandbox.upstream;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers a registry's challenge: with the login itself, or with a token fetched for it as Docker's token authentication says. */
final class RegistryLogin {

    /** Sends a GET. */
    interface Sender {
        Answer send(URI target, String accept, Optional<String> authorization);
    }

    private final String host;
    private final Optional<Credential> credential;
    private final Sender sender;

    RegistryLogin(String host, Optional<Credential> credential, Sender sender) {
        this.host = host;
        this.credential = credential;
        this.sender = sender;
    }

    /**
     * The {@code Authorization} header that a challenge wants.
     *
     * @param header {@code WWW-Authenticate}
     * @throws UpstreamFailure UNAUTHORIZED if there is no login to give, or the token endpoint refuses it
     */
    String answer(String header) {
        Challenge challenge = Challenge.parse(header);
        return challenge.isBearer()
                ? "Bearer " + token(challenge)
                : basic().orElseThrow(() ->
                        new UpstreamFailure(Kind.UNAUTHORIZED, "The upstream " + host + " demands a login."));
    }

    private Optional<String> basic() {
        return credential.map(login -> {
            byte[] pair = (login.username() + ":" + login.accessToken()).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        });
    }

    private String token(Challenge challenge) {
        try (Answer answer = sender.send(tokenUri(challenge), "application/json", basic())) {
            if (answer.status() != 200) {
                throw refusal(answer.status());
            }
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            JsonNode token = body.path("token").isString() ? body.path("token") : body.path("access_token");
            return token.asString();
        } catch (IOException | JacksonException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The token endpoint of " + host + " gave no token.", e);
        }
    }

    private URI tokenUri(Challenge challenge) {
        try {
            return challenge.tokenUri();
        } catch (IllegalArgumentException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream " + host + " names no token endpoint.", e);
        }
    }

    /** Not found is here no image that is not found. */
    private UpstreamFailure refusal(int status) {
        Kind kind = RegistryHttp.kind(status);
        return new UpstreamFailure(
                kind == Kind.NOT_FOUND ? Kind.UNAVAILABLE : kind,
                "The token endpoint of the upstream " + host + " answered " + status + ".");
    }
}
