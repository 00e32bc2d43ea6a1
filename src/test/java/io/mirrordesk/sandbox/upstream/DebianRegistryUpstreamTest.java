package io.mirrordesk.sandbox.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that we did not write, with a Basic login, where it is installed. */
class DebianRegistryUpstreamTest {

    private static final String REPOSITORY = "library/alpine";

    private final BuiltInUpstreams builtIn = new BuiltInUpstreams();
    private final Upstream original = builtIn.open("registry-1.docker.io", Optional.empty());

    @TempDir
    Path directory;

    @Test
    void readsWhatItHolds() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(DebianRegistry.PROGRAM), "docker-registry is not installed");
        try (DebianRegistry registry = new DebianRegistry(directory)) {
            registry.push(original, REPOSITORY, "3.22");
            Upstream upstream = upstream(registry.address(), "right");

            Manifest index = upstream.manifest(REPOSITORY, "3.22");
            assertThat(index).isEqualTo(original.manifest(REPOSITORY, "3.22"));
            Manifest image =
                    upstream.manifest(REPOSITORY, index.children().getFirst().digest());
            String layer = image.layers().getLast().digest();
            try (InputStream content = upstream.blob(REPOSITORY, layer)) {
                assertThat(Digests.of(content.readAllBytes())).isEqualTo(layer);
            }
            assertThat(upstream.referrers(REPOSITORY, index.digest())).isEmpty();
            assertThatThrownBy(() -> upstream.manifest(REPOSITORY, "none"))
                    .isInstanceOfSatisfying(
                            UpstreamFailure.class, f -> assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND));
        }
    }

    @Test
    void tellsARefusedLogin() throws IOException {
        assumeTrue(Files.isExecutable(DebianRegistry.PROGRAM), "docker-registry is not installed");
        try (DebianRegistry registry = new DebianRegistry(directory)) {
            assertThat(upstream(registry.address(), "right").checkLogin()).isEqualTo(LoginCheck.ok());
            assertThat(upstream(registry.address(), "bad").checkLogin().outcome())
                    .isEqualTo(LoginCheck.Outcome.REFUSED);
        }
    }

    private Upstream upstream(URI address, String accessToken) {
        return new ConfiguredUpstreams(Map.of("quay.io", address), builtIn)
                .open("quay.io", Optional.of(new Credential("ann", accessToken)));
    }
}
