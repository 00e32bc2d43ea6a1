package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Secrets;
import io.mirrordesk.sandbox.upstream.Credential;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import java.util.Optional;

/** The login of a rule, read from the sandbox's Secrets Manager whenever an upstream is asked, as ECR does. */
public final class UpstreamCredentials {

    /** Why ECR cannot use a secret. */
    public enum Problem {
        MISSING("does not exist"),
        DELETED("is scheduled for deletion"),
        NOT_DECRYPTABLE("is encrypted with a customer managed key"),
        MALFORMED("is no JSON with exactly the keys username and accessToken");

        private final String sentence;

        Problem(String sentence) {
            this.sentence = sentence;
        }
    }

    /** A secret that ECR cannot use. */
    public static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Problem problem;

        Unusable(Problem problem) {
            super("The rule's secret " + problem.sentence + ".", null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    private final Secrets secrets;
    private final SecretVersions versions;

    public UpstreamCredentials(Secrets secrets, SecretVersions versions) {
        this.secrets = secrets;
        this.versions = versions;
    }

    /**
     * The secret that an ARN names, in the registry's own account and region.
     *
     * @throws Unusable if ECR cannot read it
     */
    public Secret find(Registry registry, String arn) {
        String scope = ":secretsmanager:" + registry.region() + ":" + registry.account() + ":";
        Secret secret = secrets.find(registry, arn)
                .filter(found -> arn.contains(scope))
                .orElseThrow(() -> new Unusable(Problem.MISSING));
        if (secret.deletedAt() != null) {
            throw new Unusable(Problem.DELETED);
        }
        if (secret.kmsKey() != null && !secret.kmsKey().endsWith("alias/aws/secretsmanager")) {
            throw new Unusable(Problem.NOT_DECRYPTABLE);
        }
        return secret;
    }

    /**
     * The login in a secret, as it is now.
     *
     * @throws Unusable if ECR cannot read it, or finds no login in it
     */
    public Credential read(Registry registry, String arn) {
        return versions.atStage(find(registry, arn).id(), SecretVersion.CURRENT)
                .flatMap(version -> Optional.ofNullable(version.text()))
                .flatMap(Credential::parse)
                .orElseThrow(() -> new Unusable(Problem.MALFORMED));
    }

    /**
     * The login of a rule.
     *
     * @return empty if the rule has none
     * @throws UpstreamFailure UNAUTHORIZED if it has one that ECR cannot use
     */
    Optional<Credential> of(PullThroughRule rule) {
        try {
            return Optional.ofNullable(rule.credentialArn()).map(arn -> read(rule.registry(), arn));
        } catch (Unusable unusable) {
            throw new UpstreamFailure(
                    UpstreamFailure.Kind.UNAUTHORIZED, String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
