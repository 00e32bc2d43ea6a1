package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.RegistryFixture.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import io.mirrordesk.sandbox.wire.Caller;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamImagesTest {

    private static final String NAME = "docker-hub/library/nginx";

    @TempDir
    Path directory;

    private RegistryFixture registry;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.rule("docker-hub", "registry-1.docker.io");
        registry.holdImports();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aFirstReadCreatesTheRepositoryAndGivesTheManifest() {
        Manifest manifest = prepare(HOME.account(), "1.27").orElseThrow();

        assertThat(registry.store.repositories().find(HOME, NAME)).isPresent();
        assertThat(prepare(HOME.account(), manifest.children().getFirst().digest()))
                .isPresent();
        registry.runImports();
        assertThat(prepare(HOME.account(), "1.27")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, ImageNotFound",
        "UNAUTHORIZED, UpstreamAccessDenied",
        "FORBIDDEN, UpstreamAccessDenied",
        "TOO_MANY_REQUESTS, UpstreamTooManyRequests",
        "UNAVAILABLE, UpstreamUnavailable",
    })
    void aRefusalHasTheCodeOfBatchGetImage(Kind kind, String code) {
        registry.upstreamFails(kind);

        assertRefused(HOME.account(), code);
    }

    @Test
    void whoMayNotImportIsToldNotFound() {
        prepare(HOME.account(), "1.27");
        registry.runImports();
        registry.registryGrants.add(Guard.GET_IMAGE);

        assertRefused(RegistryFixture.OTHER, "ImageNotFound");
    }

    @Test
    void doesNothingWithoutARule() {
        assertThat(registry.api
                        .upstreamImages()
                        .prepare(Caller.root(HOME.account(), HOME.region()), HOME, "team/app", "1.0"))
                .isEmpty();
    }

    private void assertRefused(String account, String code) {
        assertThatExceptionOfType(PullRefused.class)
                .isThrownBy(() -> prepare(account, "1.27"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private Optional<Manifest> prepare(String account, String reference) {
        return registry.api.upstreamImages().prepare(Caller.root(account, HOME.region()), HOME, NAME, reference);
    }
}
