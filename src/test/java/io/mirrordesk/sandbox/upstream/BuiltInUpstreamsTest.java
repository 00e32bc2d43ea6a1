package io.mirrordesk.sandbox.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInUpstreamsTest {

    private final BuiltInUpstreams upstreams = new BuiltInUpstreams();
    private final Upstream dockerHub = upstreams.open("registry-1.docker.io", Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "registry-1.docker.io, library/postgres, 18",
        "registry-1.docker.io, grafana/grafana, 12.1",
        "quay.io, prometheus/prometheus, v3.5.0",
        "ghcr.io, kyverno/kyverno, v1.15.2",
        "public.ecr.aws, amazonlinux/amazonlinux, 2023",
        "registry.k8s.io, pause, 3.10",
        "registry.gitlab.com, gitlab-org/gitlab-runner, latest",
        "cgr.dev, chainguard/nginx, latest",
        "contoso.azurecr.io, samples/nginx, latest",
        "444455556666.dkr.ecr.eu-west-1.amazonaws.com, my-app/image1, 1.0.0",
    })
    void holdsImagesUnderEveryUpstreamOfEcr(String host, String repository, String tag) {
        Manifest image = upstreams.open(host, Optional.empty()).manifest(repository, tag);

        assertThat(image.isWellFormed()).isTrue();
        assertThat(image.digest()).isEqualTo(Digests.of(image.text()));
    }

    @Test
    void givesTheSameDigestOnEveryMachine() {
        assertThat(dockerHub.manifest("library/nginx", "1.27").digest())
                .isEqualTo(new BuiltInUpstreams()
                        .open("registry-1.docker.io", Optional.empty())
                        .manifest("library/nginx", "1.27")
                        .digest())
                .isEqualTo("sha256:f4874fbe1397178a83ac1dcddf2477afc6658adaee79267bf04ae5fd6a07fb70");
    }

    @Test
    void anIndexListsTwoPlatformsWhoseBlobsAllExist() throws IOException {
        Manifest index = dockerHub.manifest("library/nginx", "1.27");

        assertThat(index.children()).hasSize(2);
        for (Descriptor child : index.children()) {
            Manifest image = dockerHub.manifest("library/nginx", child.digest());
            assertThat(image.size()).isEqualTo(child.size());
            for (Descriptor blob : image.blobs()) {
                try (InputStream stream = dockerHub.blob("library/nginx", blob.digest())) {
                    byte[] bytes = stream.readAllBytes();
                    assertThat(Digests.of(bytes)).isEqualTo(blob.digest());
                    assertThat(bytes).hasSize((int) blob.size());
                }
            }
        }
    }

    @Test
    void aSignatureRefersToItsImage() {
        Manifest index = dockerHub.manifest("library/nginx", "1.27");

        assertThat(dockerHub.referrers("library/nginx", index.digest()))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.artifactType()).isEqualTo("application/vnd.dev.cosign.artifact.sig.v1+json");
                    assertThat(dockerHub
                                    .manifest("library/nginx", signature.digest())
                                    .subject())
                            .contains(index.digest());
                });
    }

    @Test
    void anAliasIsTheSameImage() {
        assertThat(dockerHub.manifest("library/nginx", "1.27.5"))
                .isEqualTo(dockerHub.manifest("library/nginx", "1.27"));
    }

    @Test
    void refusesTheTokenWrongAndNoOther() {
        Upstream refused = upstreams.open("registry-1.docker.io", Optional.of(new Credential("ann", "wrong")));

        assertThat(refused.checkLogin().outcome()).isEqualTo(LoginCheck.Outcome.REFUSED);
        assertThatThrownBy(() -> refused.manifest("library/nginx", "1.27"))
                .isInstanceOfSatisfying(
                        UpstreamFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED));
        assertThat(upstreams
                        .open("registry-1.docker.io", Optional.of(new Credential("ann", "secret")))
                        .checkLogin())
                .isEqualTo(LoginCheck.ok());
    }

    @Test
    void anOfficialImageWithoutLibraryIsForbiddenOnDockerHub() {
        assertThatThrownBy(() -> dockerHub.manifest("nginx", "1.27"))
                .isInstanceOfSatisfying(
                        UpstreamFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN));
    }

    @Test
    void anUnknownHostIsUnreachable() {
        assertThat(upstreams
                        .open("registry.example.com", Optional.empty())
                        .checkLogin()
                        .outcome())
                .isEqualTo(LoginCheck.Outcome.UNREACHABLE);
    }
}
