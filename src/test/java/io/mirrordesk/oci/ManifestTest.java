package io.mirrordesk.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final String A = "sha256:" + "a".repeat(64);
    private static final String B = "sha256:" + "b".repeat(64);

    @Test
    void readsAnImage() {
        Manifest manifest = Manifest.parse("""
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 7},
                 "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "%s", "size": 40},
                            {"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "%s", "size": 2}],
                 "annotations": {"org.opencontainers.image.title": "x"}}""".formatted(A, B, A));
        assertThat(manifest.layerBytes()).isEqualTo(42);
        assertThat(manifest.imageConfig())
                .hasValueSatisfying(config -> assertThat(config.digest()).hasToString(A));
        assertThat(manifest.annotations()).containsEntry("org.opencontainers.image.title", "x");
    }

    @Test
    void readsAnIndexWithPlatformsAndWhatIsSaidAboutThem() {
        Manifest index = Manifest.parse("""
                {"schemaVersion": 2, "manifests": [
                  {"digest": "%s", "size": 5, "platform": {"os": "linux", "architecture": "arm64", "variant": "v8"}},
                  {"digest": "%s", "size": 5, "platform": {"os": "unknown", "architecture": "unknown"},
                   "annotations": {"vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "%s"}}]}""".formatted(A, B, A));
        assertThat(index.members()).extracting(Descriptor::isAttestation).containsExactly(false, true);
        assertThat(index.members().getFirst().platform()).hasToString("linux/arm64/v8");
        assertThat(index.mediaType()).isEmpty();
    }

    @Test
    void readsWhatAnArtifactIsAbout() {
        Manifest signature = Manifest.parse("""
                {"schemaVersion": 2, "artifactType": "application/x-signature",
                 "config": {"mediaType": "application/vnd.oci.empty.v1+json", "digest": "%s", "size": 2},
                 "layers": [], "subject": {"digest": "%s", "size": 9}}""".formatted(A, B));
        assertThat(signature.subject()).hasToString(B);
        assertThat(signature.imageConfig()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"schemaVersion\": 1, \"fsLayers\": []}",
                "{\"layers\": [{\"digest\": \"sha256:0\"}]}"
            })
    void refusesWhatIsNoManifest(String text) {
        assertThatThrownBy(() -> Manifest.parse(text)).isInstanceOf(InvalidManifest.class);
    }

    @Test
    void readsWhatAnImageSaysAboutItself() {
        ImageConfig config = ImageConfig.parse("""
                {"created": "2026-03-01T10:00:00.5+02:00", "os": "linux", "architecture": "amd64",
                 "config": {"Entrypoint": null, "Cmd": ["a", "b"], "ExposedPorts": {"80/tcp": {}}, "Labels": {"k": "v"}}}""");
        assertThat(config.created()).isEqualTo(Instant.parse("2026-03-01T08:00:00.500Z"));
        assertThat(config.platform()).hasToString("linux/amd64");
        assertThat(config.entrypoint()).isEmpty();
        assertThat(config.command()).containsExactly("a", "b");
        assertThat(config.ports()).containsExactly("80/tcp");
        assertThat(config.labels()).containsEntry("k", "v");
    }

    @Test
    void readsAConfigurationThatSaysNothing() {
        ImageConfig config = ImageConfig.parse("{\"created\": \"yesterday\"}");
        assertThat(config.created()).isNull();
        assertThat(config.platform()).hasToString("unknown/unknown");
    }
}
