package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.registry.UpstreamCredentials;
import io.mirrordesk.sandbox.registry.UpstreamCredentials.Problem;
import io.mirrordesk.sandbox.registry.UpstreamCredentials.Unusable;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.upstream.Credential;
import io.mirrordesk.sandbox.wire.AwsError;
import java.util.Optional;

/** The secrets that rules name: what ECR asks of them when a rule is written, and reads when it is validated. */
final class RuleCredentials {

    private final UpstreamCredentials credentials;

    RuleCredentials(Secrets secrets, SecretVersions versions) {
        this.credentials = new UpstreamCredentials(secrets, versions);
    }

    /** Checks the ARN's form, and that the secret is there, in use and encrypted with the default key. */
    void check(Registry registry, String arn) {
        Constraints.length("credentialArn", arn, 50, 612);
        Constraints.pattern("credentialArn", arn, Constraints.CREDENTIAL_ARN);
        try {
            credentials.find(registry, arn);
        } catch (Unusable unusable) {
            throw refusal(unusable.problem());
        }
    }

    /**
     * The login in a secret.
     *
     * @return empty if its value is not JSON with exactly {@code username} and {@code accessToken}
     */
    Optional<Credential> read(Registry registry, String arn) {
        try {
            return Optional.of(credentials.read(registry, arn));
        } catch (Unusable unusable) {
            if (unusable.problem() == Problem.MALFORMED) {
                return Optional.empty();
            }
            throw refusal(unusable.problem());
        }
    }

    private static AwsError refusal(Problem problem) {
        return switch (problem) {
            case MISSING -> EcrErrors.secretNotFound();
            case NOT_DECRYPTABLE -> EcrErrors.secretNotDecryptable();
            case DELETED, MALFORMED -> EcrErrors.secretInaccessible();
        };
    }
}
