package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Credential;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The login of a rule, read from the sandbox's Secrets Manager whenever an upstream is asked, as ECR does. */
public final class UpstreamCredentials {

    private final Store store;

    public UpstreamCredentials(Store store) {
        this.store = store;
    }

    /**
     * Reads a rule's credential.
     *
     * @return empty if the rule has none
     * @throws UpstreamFailure UNAUTHORIZED if the secret is missing, deleted, encrypted with a customer's key or malformed
     */
    public Optional<Credential> of(PullThroughRule rule) {
        String arn = rule.credentialArn();
        if (arn == null) {
            return Optional.empty();
        }
        Secret secret = store.secrets()
                .find(rule.registry(), arn)
                .filter(found -> found.deletedAt() == null)
                .orElseThrow(() -> unusable("does not exist"));
        if (secret.kmsKey() != null && !secret.kmsKey().endsWith("alias/aws/secretsmanager")) {
            throw unusable("is encrypted with a customer managed key");
        }
        return Optional.of(parse(currentText(secret)));
    }

    private String currentText(Secret secret) {
        @Nullable
        String text = store.secretVersions()
                .atStage(secret.id(), SecretVersion.CURRENT)
                .map(SecretVersion::text)
                .orElse(null);
        if (text == null) {
            throw unusable("has no text");
        }
        return text;
    }

    /** Exactly the keys {@code username} and {@code accessToken} (ECR user guide, creating the secret). */
    private static Credential parse(String json) {
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            JsonNode username = root.path("username");
            JsonNode accessToken = root.path("accessToken");
            if (username.isString() && accessToken.isString()) {
                return new Credential(username.asString(), accessToken.asString());
            }
        } catch (JacksonException e) {
            throw unusable("is no JSON");
        }
        throw unusable("lacks username or accessToken");
    }

    private static UpstreamFailure unusable(String why) {
        return new UpstreamFailure(UpstreamFailure.Kind.UNAUTHORIZED, "The rule's secret " + why + ".");
    }
}
