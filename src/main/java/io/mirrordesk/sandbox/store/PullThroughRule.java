package io.mirrordesk.sandbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pull-through cache rule.
 *
 * @param prefix without a trailing slash, or {@code ROOT}
 * @param upstreamUrl the upstream's host, such as {@code registry-1.docker.io}
 * @param upstreamRegistry ECR's name of the kind of upstream, such as {@code docker-hub}
 * @param upstreamPrefix without a trailing slash; {@code ROOT} = the whole upstream
 */
public record PullThroughRule(
        Registry registry,
        String prefix,
        String upstreamUrl,
        String upstreamRegistry,
        String upstreamPrefix,
        @Nullable String credentialArn,
        @Nullable String roleArn,
        Instant createdAt,
        Instant updatedAt) {

    public PullThroughRule withAccess(@Nullable String credential, @Nullable String role, Instant at) {
        return new PullThroughRule(
                registry, prefix, upstreamUrl, upstreamRegistry, upstreamPrefix, credential, role, createdAt, at);
    }
}
