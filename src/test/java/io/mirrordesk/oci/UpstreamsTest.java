package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamsTest {

    @ParameterizedTest
    @CsvSource({
        "docker.io, docker-hub",
        "index.docker.io, docker-hub",
        "registry-1.docker.io, docker-hub",
        "quay.io, quay",
        "ghcr.io, github-container-registry",
        "GHCR.io, github-container-registry",
        "public.ecr.aws, ecr-public",
        "registry.k8s.io, k8s",
        "registry.gitlab.com, gitlab-container-registry",
        "cgr.dev, chainguard",
        "contoso.azurecr.io, azure-container-registry",
        "111122223333.dkr.ecr.eu-central-1.amazonaws.com, ecr"
    })
    void findsTheUpstreamOfAHost(String host, String key) {
        assertThat(Upstreams.forHost(host)).map(Upstream::key).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcr.microsoft.com",
                "gcr.io",
                "quay.io.example.com",
                "xquay.io",
                "quayxio",
                "azurecr.io",
                "a.b.azurecr.io",
                "k8s.gcr.io",
                "localhost:5000",
                ""
            })
    void knowsNoOther(String host) {
        assertThat(Upstreams.forHost(host)).isEmpty();
    }

    @Test
    void hasEveryUpstreamOfEcrOnce() {
        assertThat(Upstreams.all())
                .extracting(Upstream::key)
                .containsExactlyInAnyOrder(
                        "ecr",
                        "ecr-public",
                        "quay",
                        "k8s",
                        "docker-hub",
                        "github-container-registry",
                        "azure-container-registry",
                        "gitlab-container-registry",
                        "chainguard");
        assertThat(Upstreams.all()).allSatisfy(upstream -> {
            assertThat(Prefix.parse(upstream.defaultPrefix())).hasToString(upstream.defaultPrefix());
            assertThat(Upstreams.byKey(upstream.key())).contains(upstream);
            assertThat(Upstreams.supportedSentence()).contains(upstream.title(), upstream.host());
            upstream.url().ifPresent(url -> assertThat(upstream.accepts(url)).isTrue());
        });
    }

    @Test
    void knowsWhichNeedACredential() {
        assertThat(Upstreams.all().stream().filter(Upstream::credentialRequired).map(Upstream::key))
                .containsExactlyInAnyOrder(
                        "docker-hub",
                        "github-container-registry",
                        "azure-container-registry",
                        "gitlab-container-registry",
                        "chainguard");
    }
}
