package io.mirrordesk.oci;

import io.mirrordesk.oci.Upstream.Credential;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The registries that ECR can cache; ECR refuses every other with {@code UnsupportedUpstreamRegistryException}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html">Creating a pull through
 *     cache rule</a>
 */
public final class Upstreams {

    private static final List<Upstream> ALL = List.of(
            fixed(
                    "docker-hub",
                    "Docker Hub",
                    "docker.io",
                    "registry-1.docker.io",
                    Credential.REQUIRED,
                    "docker-hub",
                    true),
            fixed("ecr-public", "Amazon ECR Public", "public.ecr.aws", Credential.NONE, "ecr-public"),
            fixed("k8s", "Kubernetes", "registry.k8s.io", Credential.NONE, "kubernetes"),
            fixed("quay", "Quay", "quay.io", Credential.NONE, "quay"),
            fixed("github-container-registry", "GitHub Container Registry", "ghcr.io", Credential.REQUIRED, "github"),
            fixed(
                    "gitlab-container-registry",
                    "GitLab Container Registry",
                    "registry.gitlab.com",
                    Credential.REQUIRED,
                    "gitlab"),
            fixed("chainguard", "Chainguard", "cgr.dev", Credential.REQUIRED, "chainguard"),
            open(
                    "azure-container-registry",
                    "Azure Container Registry",
                    "<name>.azurecr.io",
                    "[a-zA-Z0-9]{5,50}\\.azurecr\\.io",
                    Credential.REQUIRED,
                    "azure"),
            open(
                    "ecr",
                    "Amazon ECR",
                    "<account>.dkr.ecr.<region>.amazonaws.com",
                    "[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com",
                    Credential.ROLE,
                    "ecr"));

    private Upstreams() {}

    public static List<Upstream> all() {
        return ALL;
    }

    /** What people call an upstream; the key itself for one that is not in the catalogue. */
    public static String title(String key) {
        return byKey(key).map(Upstream::title).orElse(key);
    }

    /** @param key ECR's {@code UpstreamRegistry} */
    public static Optional<Upstream> byKey(String key) {
        return ALL.stream().filter(upstream -> upstream.key().equals(key)).findFirst();
    }

    /** The upstream that a reference with this registry belongs to, or that ECR would take for this {@code upstreamRegistryUrl}. */
    public static Optional<Upstream> forHost(String registryHost) {
        String host = registryHost.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(upstream -> upstream.isCalled(host)).findFirst();
    }

    /** Which upstreams there are, in one sentence. */
    public static String supportedSentence() {
        return ALL.stream()
                .map(upstream -> upstream.title() + " (" + upstream.host() + ")")
                .collect(Collectors.joining(", ", "Amazon ECR can cache these registries: ", "."));
    }

    private static Upstream fixed(String key, String title, String host, Credential credential, String prefix) {
        return fixed(key, title, host, host, credential, prefix, false);
    }

    private static Upstream fixed(
            String key, String title, String host, String url, Credential credential, String prefix, boolean library) {
        return new Upstream(key, title, host, Optional.of(url), Pattern.quote(url), credential, prefix, library);
    }

    private static Upstream open(
            String key, String title, String host, String urlPattern, Credential credential, String prefix) {
        return new Upstream(key, title, host, Optional.empty(), urlPattern, credential, prefix, false);
    }
}
