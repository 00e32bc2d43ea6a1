package io.mirrordesk.oci;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A registry that ECR can cache.
 *
 * @param key ECR's {@code UpstreamRegistry}, such as {@code docker-hub}
 * @param title its name for people
 * @param host what people write before the repository, such as {@code docker.io}; with {@code <…>} where it differs by customer
 * @param url ECR's {@code upstreamRegistryUrl} where the upstream fixes it
 * @param urlPattern a regular expression that every {@code upstreamRegistryUrl} of this upstream matches
 * @param credential how ECR signs in there
 * @param defaultPrefix the prefix that ECR's console and documentation use
 * @param requiresLibrary whether official images are below {@code library/}
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html">Pull through cache rules</a>
 */
public record Upstream(
        String key,
        String title,
        String host,
        Optional<String> url,
        String urlPattern,
        Credential credential,
        String defaultPrefix,
        boolean requiresLibrary) {

    /** How ECR signs in at an upstream. */
    public enum Credential {
        /** With a secret, without which ECR refuses the rule. */
        REQUIRED,
        /** Not at all; ECR has no way to send a credential there. */
        NONE,
        /** With an IAM role, and only for a registry of another account. */
        ROLE
    }

    public boolean credentialRequired() {
        return credential == Credential.REQUIRED;
    }

    /** Whether a rule may name a secret. */
    public boolean credentialAllowed() {
        return credential == Credential.REQUIRED;
    }

    /** Whether this is a possible {@code upstreamRegistryUrl} of the upstream. */
    public boolean accepts(String upstreamUrl) {
        return Pattern.matches(urlPattern, upstreamUrl);
    }

    /** Whether a reference with this registry is to an image of the upstream. */
    boolean isCalled(String registryHost) {
        boolean dockerHub = requiresLibrary && registryHost.equals("index.docker.io");
        return dockerHub || host.equals(registryHost) || accepts(registryHost);
    }
}
