package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.upstream.Credential;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The secrets that rules name: what ECR asks of them when a rule is written, and reads when it is validated. */
final class RuleCredentials {

    private final Secrets secrets;
    private final SecretVersions versions;

    RuleCredentials(Secrets secrets, SecretVersions versions) {
        this.secrets = secrets;
        this.versions = versions;
    }

    /** Checks the ARN's form, and that the secret is there, in use and encrypted with the default key. */
    void check(Registry registry, String arn) {
        Constraints.length("credentialArn", arn, 50, 612);
        Constraints.pattern("credentialArn", arn, Constraints.CREDENTIAL_ARN);
        secret(registry, arn);
    }

    private Secret secret(Registry registry, String arn) {
        String scope = ":secretsmanager:" + registry.region() + ":" + registry.account() + ":";
        Secret secret =
                secrets.find(registry, arn).filter(found -> arn.contains(scope)).orElseThrow(EcrErrors::secretNotFound);
        if (secret.deletedAt() != null) {
            throw EcrErrors.secretInaccessible();
        }
        if (secret.kmsKey() != null && !secret.kmsKey().endsWith("alias/aws/secretsmanager")) {
            throw EcrErrors.secretNotDecryptable();
        }
        return secret;
    }

    /**
     * The login in a secret.
     *
     * @return empty if its value is not JSON with exactly {@code username} and {@code accessToken}
     */
    Optional<Credential> read(Registry registry, String arn) {
        return versions.atStage(secret(registry, arn).id(), SecretVersion.CURRENT)
                .flatMap(version -> Optional.ofNullable(version.text()))
                .flatMap(RuleCredentials::parse);
    }

    private static Optional<Credential> parse(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            boolean shaped = json.isObject()
                    && json.size() == 2
                    && Set.of("username", "accessToken").containsAll(json.propertyNames());
            return shaped
                    ? Optional.of(new Credential(
                            json.path("username").asString(""),
                            json.path("accessToken").asString("")))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
