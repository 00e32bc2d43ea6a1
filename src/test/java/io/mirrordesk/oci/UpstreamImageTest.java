package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamImageTest {

    private static final String SHA = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @CsvSource({
        "docker-hub, library/nginx:1.27, library/nginx:1.27",
        "docker-hub, docker.io/library/nginx:1.27, library/nginx:1.27",
        "docker-hub, registry-1.docker.io/library/nginx, library/nginx:latest",
        "docker-hub, grafana/grafana:12.1, grafana/grafana:12.1",
        "docker-hub, ' grafana/grafana ', grafana/grafana:latest",
        "quay, prometheus/prometheus:v3, prometheus/prometheus:v3",
        "quay, quay.io/prometheus/prometheus:v3, prometheus/prometheus:v3",
        "k8s, pause:3.10, pause:3.10",
        "k8s, registry.k8s.io/pause:3.10, pause:3.10",
        "quay, library/a/b:1, library/a/b:1",
        "azure-container-registry, contoso.azurecr.io/app:1, app:1",
        "ecr, team/app:1, team/app:1"
    })
    void readsAnImageOfItsUpstream(String upstream, String text, String image) {
        UpstreamImage read = UpstreamImage.parse(upstream(upstream), text);

        assertThat(read).hasToString(image);
        assertThat(UpstreamImage.parse(upstream(upstream), read.toString())).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docker-hub | nginx:1.27                        | official image | library/nginx:1.27
                    docker-hub | docker.io/nginx                   | official image | library/nginx
                    docker-hub | library/grafana/grafana:12.1      | too much       | grafana/grafana:12.1
                    docker-hub | docker.io/library/grafana/grafana | too much       | grafana/grafana
                    docker-hub | Grafana/grafana:1                 | capital        | grafana/grafana:1
                    quay       | Prometheus/x:1                    | capital        | prometheus/x:1
                    """)
    void proposesWhatTheUpstreamWouldKnow(String upstream, String text, String fault, String proposal) {
        InvalidImageReference invalid =
                catchThrowableOfType(InvalidImageReference.class, () -> UpstreamImage.parse(upstream(upstream), text));

        assertThat(invalid).hasMessageContaining(fault).hasMessageContaining(proposal);
        assertThat(invalid.proposal()).contains(proposal);
    }

    @Test
    void asksForATagInsteadOfADigest() {
        Upstream quay = upstream("quay");

        assertThatThrownBy(() -> UpstreamImage.parse(quay, "a/b@" + SHA)).hasMessageContaining("tag");
        assertThat(catchThrowableOfType(InvalidImageReference.class, () -> UpstreamImage.parse(quay, "a/b:1@" + SHA))
                        .proposal())
                .contains("a/b:1");
    }

    @Test
    void namesTheOtherUpstream() {
        assertThatThrownBy(() -> UpstreamImage.parse(upstream("docker-hub"), "quay.io/prometheus/prometheus:v3"))
                .hasMessageContaining("Quay")
                .hasMessageContaining("Docker Hub");
        assertThatThrownBy(() -> UpstreamImage.parse(upstream("docker-hub"), "mcr.microsoft.com/dotnet/sdk:9.0"))
                .hasMessageContaining("mcr.microsoft.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "quay.io/", ":1", "a b", "a//b", "a:", "a:b:c", "https://quay.io/a/b"})
    void refusesWithASentence(String text) {
        assertThatThrownBy(() -> UpstreamImage.parse(upstream("quay"), text)).isInstanceOf(InvalidImageReference.class);
    }

    @Test
    void liesUnderAPrefix() {
        assertThat(UpstreamImage.parse(upstream("docker-hub"), "library/nginx:1.27")
                        .under(Prefix.parse("docker-hub")))
                .hasToString("docker-hub/library/nginx");
    }

    private static Upstream upstream(String key) {
        return Upstreams.byKey(key).orElseThrow();
    }
}
