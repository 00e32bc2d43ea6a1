package io.mirrordesk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.support.PortalTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class FirstPullTest {

    private static AwsFixture aws;

    @Autowired
    private FirstPull firstPull;

    @Autowired
    private EventQueue events;

    @Autowired
    private AwsReader reader;

    @BeforeAll
    static void start(@TempDir Path directory) {
        aws = AwsFixture.start(directory);
        aws.ecr().createPullThroughCacheRule(r -> r.ecrRepositoryPrefix("quay").upstreamRegistryUrl("quay.io"));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void importsAnImageByItsTagAndTellsByAnEvent() {
        RepositoryName repository = RepositoryName.parse("quay/prometheus/prometheus");
        String tag = "v3.5.0";

        PulledManifest manifest = firstPull.pull(aws.connection(), repository, tag);

        assertThat(manifest.children()).isNotEmpty();
        assertThat(until(() -> firstPull.listed(aws.connection(), repository, manifest)))
                .isTrue();
        List<ImageSummary> images = new ArrayList<>();
        reader.images(aws.connection(), repository, images::addAll);
        assertThat(images)
                .filteredOn(image -> image.digest().equals(manifest.digest()))
                .singleElement()
                .satisfies(image -> assertThat(image.tags()).contains(tag));
        List<String> bodies = new ArrayList<>();
        assertThat(until(() -> {
                    events.receive(aws.connection(), bodies::add);
                    return bodies.stream().anyMatch(body -> body.contains("ECR Pull Through Cache Action"));
                }))
                .isTrue();
    }

    @Test
    void saysThatTheUpstreamHasNoSuchImage() {
        assertThatThrownBy(() -> firstPull.pull(aws.connection(), RepositoryName.parse("quay/nobody/nothing"), "none"))
                .isInstanceOf(PullFailed.class)
                .hasMessageContaining("quay/nobody/nothing:none");
    }

    @Test
    void keepsAMessageUntilItsConsumerReturns() {
        RepositoryName repository = RepositoryName.parse("quay/prometheus/node-exporter");
        firstPull.pull(aws.connection(), repository, "v1.8.2");
        List<String> refused = new ArrayList<>();

        assertThat(until(() -> refuses(refused, repository))).isTrue();

        aws.advance(Duration.ofMinutes(5));
        List<String> taken = new ArrayList<>();
        assertThat(until(() -> {
                    events.receive(aws.connection(), taken::add);
                    return taken.containsAll(refused);
                }))
                .isTrue();
    }

    /** Whether the event of the repository came, and its consumer threw. */
    private boolean refuses(List<String> refused, RepositoryName repository) {
        try {
            events.receive(aws.connection(), body -> {
                if (body.contains(repository.value())) {
                    refused.add(body);
                    throw new IllegalStateException("The consumer is not ready.");
                }
            });
            return false;
        } catch (IllegalStateException notReady) {
            return true;
        }
    }

    private static boolean until(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(deadline)) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
