package io.mirrordesk.sandbox.upstream;

import java.util.Optional;

/** All upstream registries that there are. */
public interface Upstreams {

    /**
     * An upstream seen with a credential.
     *
     * @param host as ECR's {@code upstreamRegistryUrl} says it, such as {@code registry-1.docker.io}
     * @param credential empty for an anonymous caller
     */
    Upstream open(String host, Optional<Credential> credential);
}
