package io.mirrordesk.sandbox.ecr;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The upstream registries that ECR caches, by their hosts. Others are not supported, whatever the request calls them. */
enum UpstreamKind {
    ECR("ecr", "\\d{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?", false),
    ECR_PUBLIC("ecr-public", "public\\.ecr\\.aws", false),
    QUAY("quay", "quay\\.io", false),
    KUBERNETES("k8s", "registry\\.k8s\\.io", false),
    DOCKER_HUB("docker-hub", "registry-1\\.docker\\.io", true),
    GITHUB("github-container-registry", "ghcr\\.io", true),
    AZURE("azure-container-registry", "[a-z0-9]+\\.azurecr\\.io", true),
    GITLAB("gitlab-container-registry", "registry\\.gitlab\\.com", true),
    CHAINGUARD("chainguard", "cgr\\.dev", true);

    private final String awsName;
    private final Pattern host;
    private final boolean needsCredential;

    UpstreamKind(String awsName, String host, boolean needsCredential) {
        this.awsName = awsName;
        this.host = Pattern.compile(host);
        this.needsCredential = needsCredential;
    }

    static Optional<UpstreamKind> ofUrl(String url) {
        return Arrays.stream(values())
                .filter(kind -> kind.host.matcher(url).matches())
                .findFirst();
    }

    /** ECR's {@code UpstreamRegistry}, such as {@code docker-hub}. */
    String awsName() {
        return awsName;
    }

    boolean needsCredential() {
        return needsCredential;
    }
}
