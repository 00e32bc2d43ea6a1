package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** BatchGetImage of a repository under a pull-through cache rule is a pull. */
class SandboxUpstreamReadsTest {

    private static final String PROMETHEUS = "quay/prometheus/prometheus";

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        sandbox.ecr.createPullThroughCacheRule(
                r -> r.ecrRepositoryPrefix("quay").upstreamRegistryUrl("quay.io"));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void bringsAnImageInByItsTag() {
        BatchGetImageResponse answer = read(PROMETHEUS, "v3.5.0");
        assertThat(answer.failures()).isEmpty();
        assertThat(answer.images()).singleElement().satisfies(image -> {
            assertThat(image.imageManifest()).contains("\"manifests\"");
            assertThat(image.imageId().imageTag()).isEqualTo("v3.5.0");
        });
        assertThat(sandbox.ecr
                        .describeRepositories(r -> r.repositoryNames(PROMETHEUS))
                        .repositories())
                .hasSize(1);
    }

    @Test
    void saysThatTheUpstreamHasNoSuchTag() {
        read(PROMETHEUS, "v3.5.0");
        assertThat(read(PROMETHEUS, "v0.0.0").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.failureCode()).isEqualTo(ImageFailureCode.IMAGE_NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({
        "down, UpstreamUnavailable",
        "limited, UpstreamTooManyRequests",
    })
    void saysWhyTheUpstreamGivesNothing(String effect, String code) throws Exception {
        read(PROMETHEUS, "v3.5.0");
        sandbox.control("POST", "upstreams", "{\"host\":\"quay.io\",\"effect\":\"" + effect + "\"}");
        assertThat(read(PROMETHEUS, "v3.4.2").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.failureCodeAsString()).isEqualTo(code));
    }

    @Test
    void leavesARepositoryAloneThatNoRuleCovers() {
        assertThatThrownBy(() -> read("mine/app", "1")).isInstanceOf(RepositoryNotFoundException.class);
    }

    private BatchGetImageResponse read(String repository, String tag) {
        return sandbox.ecr.batchGetImage(r -> r.repositoryName(repository).imageIds(i -> i.imageTag(tag)));
    }
}
