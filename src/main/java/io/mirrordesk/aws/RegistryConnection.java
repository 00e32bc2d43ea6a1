package io.mirrordesk.aws;

import io.mirrordesk.plan.RegistryId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a registry is reached. Clients are kept by connection, so equal connections share them.
 *
 * @param endpoint where all AWS services of this registry answer, such as a sandbox's; null for AWS's own by region
 * @param pullEndpoint where {@code /v2/} answers; null for ECR's own host
 * @param roleArn the role that is assumed for every call; null to call as the portal itself
 * @param externalId sent when the role is assumed; null for none
 * @param eventQueue name of the SQS queue that receives ECR's events; null for none
 */
public record RegistryConnection(
        RegistryId id,
        @Nullable URI endpoint,
        @Nullable URI pullEndpoint,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable String eventQueue) {

    /** Where {@code /v2/} of this registry answers. */
    public URI pullAddress() {
        String suffix = id.region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return Optional.ofNullable(pullEndpoint)
                .orElseGet(() -> URI.create("https://%s.dkr.ecr.%s.%s".formatted(id.account(), id.region(), suffix)));
    }
}
