package io.mirrordesk.desired;

import io.mirrordesk.plan.RegistryId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A registry under management and how it is reached.
 *
 * @param endpoint of the AWS APIs; null for AWS's own
 * @param pullEndpoint of the OCI registry, such as {@code http://127.0.0.1:4566}; null for ECR's own
 * @param pullHost what people write before a repository's name
 * @param roleArn role to assume; null to use the portal's own credentials
 * @param eventQueue name of the queue that receives ECR's events; null when there is none and only the sweep finds changes
 * @param rulesLimit how many pull-through cache rules the registry can hold
 */
public record ManagedRegistry(
        RegistryId id,
        Mode mode,
        @Nullable URI endpoint,
        @Nullable URI pullEndpoint,
        String pullHost,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable String eventQueue,
        int rulesLimit) {

    /**
     * A command of the AWS CLI that acts on this registry as it is printed. An endpoint without TLS is a sandbox: it takes any key but
     * wants one, and an account's number stands for the account.
     *
     * @param command such as {@code ecr get-login-password}
     */
    public String cli(String command) {
        String keys = endpoint != null && "http".equals(endpoint.getScheme())
                ? "AWS_ACCESS_KEY_ID=" + id.account() + " AWS_SECRET_ACCESS_KEY=sandbox "
                : "";
        String where = endpoint == null ? "" : " --endpoint-url " + endpoint;
        return keys + "aws " + command + " --region " + id.region() + where;
    }

    /** Whether clients reach the OCI registry without TLS, as in a sandbox. */
    public boolean isPlainHttp() {
        return pullEndpoint != null && "http".equals(pullEndpoint.getScheme());
    }

    /** Whether the portal may change anything. */
    public enum Mode {
        /** Reads, plans and shows drift; changes nothing. */
        OBSERVE_ONLY,
        /** Carries out approved plans. */
        MANAGED
    }
}
