package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String SHA = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nginx                          | docker.io/library/nginx:latest
                    nginx:1.27                     | docker.io/library/nginx:1.27
                    library/nginx:1.27             | docker.io/library/nginx:1.27
                    docker.io/nginx                | docker.io/library/nginx:latest
                    index.docker.io/nginx:1        | docker.io/library/nginx:1
                    index.docker.io/library/nginx  | docker.io/library/nginx:latest
                    grafana/grafana:12.1           | docker.io/grafana/grafana:12.1
                    docker.io/a/b/c                | docker.io/a/b/c:latest
                    quay.io/prometheus/prometheus:v3.5.0 | quay.io/prometheus/prometheus:v3.5.0
                    quay.io/single                 | quay.io/single:latest
                    registry.k8s.io/pause:3.10     | registry.k8s.io/pause:3.10
                    localhost/app                  | localhost/app:latest
                    localhost:5000/app:1           | localhost:5000/app:1
                    127.0.0.1:4566/docker-hub/library/nginx:1.27 | 127.0.0.1:4566/docker-hub/library/nginx:1.27
                    [::1]:5000/app                 | [::1]:5000/app:latest
                    [2001:db8::1]/app              | [2001:db8::1]/app:latest
                    Ghcr.IO/owner/app:1            | Ghcr.IO/owner/app:1
                    host:5000/app                  | host:5000/app:latest
                    Grafana/grafana:1              | Grafana/grafana:1
                    nginx:5000                     | docker.io/library/nginx:5000
                    a__b/c--d.e:_x-Y.1             | docker.io/a__b/c--d.e:_x-Y.1
                    """)
    void readsAsDockerReads(String text, String canonical) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference.canonical()).isEqualTo(canonical);
        assertThat(reference.original()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx@" + SHA + ", docker.io/library/nginx@" + SHA,
        "nginx:1.27@" + SHA + ", docker.io/library/nginx:1.27@" + SHA,
        "localhost:5000/app@" + SHA + ", localhost:5000/app@" + SHA
    })
    void keepsDigests(String text, String canonical) {
        assertThat(ImageReference.parse(text).canonical()).isEqualTo(canonical);
        assertThat(ImageReference.parse(text).digest()).contains(Digest.parse(SHA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    grafana/Grafana:1         | capital letters      | grafana/grafana:1
                    Nginx                     | capital letters      | nginx
                    quay.io/Org/App:v1        | capital letters      | quay.io/org/app:v1
                    https://quay.io/a/b:1     | “https://”           | quay.io/a/b:1
                    docker://nginx:1.27       | “docker://”          | nginx:1.27
                    """)
    void proposesWhatIsProbablyMeant(String text, String fault, String proposal) {
        InvalidImageReference invalid =
                catchThrowableOfType(InvalidImageReference.class, () -> ImageReference.parse(text));

        assertThat(invalid).hasMessageContaining(fault);
        assertThat(invalid.proposal()).contains(proposal);
        assertThat(ImageReference.parse(invalid.proposal().orElseThrow())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                ":1.27",
                "nginx:",
                "nginx:-1",
                "nginx:a b",
                "nginx@",
                "nginx@sha256:abc",
                "nginx:1:2",
                "a//b",
                "-nginx",
                "nginx-",
                "a/",
                "/a",
                "quay.io/",
                "quay.io/:1",
                "http://",
                "-host.io/app",
                "host-.io/app",
                "host:port/app",
                "[::1/app",
                "a/b@" + SHA + "@" + SHA,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "nginx@md5:d41d8cd98f00b204e9800998ecf8427e",
                "${IMAGE}:1",
                "{{ .Values.image }}",
                "n\u0131ginx"
            })
    void refusesWithASentence(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOf(InvalidImageReference.class)
                .message()
                .endsWith(".")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"128, true", "129, false"})
    void limitsTheTag(int length, boolean accepted) {
        String text = "nginx:" + "a".repeat(length);
        if (accepted) {
            assertThat(ImageReference.parse(text).tag().orElseThrow()).hasSize(length);
        } else {
            assertThatThrownBy(() -> ImageReference.parse(text)).hasMessageContaining("128");
        }
    }

    @Property
    void canonicalFormsAreTheirOwn(@ForAll("references") String text) {
        String canonical = ImageReference.parse(text).canonical();

        assertThat(ImageReference.parse(canonical).canonical()).isEqualTo(canonical);
    }

    @Property
    void anyTextIsReadOrRefusedWithASentence(@ForAll String text) {
        try {
            assertThat(ImageReference.parse(text).original()).isEqualTo(text);
        } catch (InvalidImageReference invalid) {
            assertThat(invalid.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> references() {
        Arbitrary<String> host =
                Arbitraries.of("", "docker.io/", "index.docker.io/", "quay.io/", "localhost:5000/", "[::1]/", "A.b:1/");
        Arbitrary<String> path = Arbitraries.of("nginx", "library/nginx", "a/b/c", "a.b/c_d/e__f--g");
        Arbitrary<String> tag = Arbitraries.of("", ":1.27", ":_", ":latest");
        Arbitrary<String> digest = Arbitraries.of("", "@" + SHA);
        return Combinators.combine(host, path, tag, digest).as((h, p, t, d) -> h + p + t + d);
    }
}
