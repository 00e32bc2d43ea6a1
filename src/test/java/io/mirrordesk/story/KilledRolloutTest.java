package io.mirrordesk.story;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import io.mirrordesk.support.TemplateDraft;
import io.mirrordesk.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The portal is killed after a roll-out's call; the next process goes on, and does not take its own step for somebody's change. */
class KilledRolloutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REGISTRY = "111122223333.eu-central-1";

    @TempDir
    private Path directory;

    @Test
    void whatWasTakenUpIsGoneOnWithByTheNextProcess() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(directory));
                Gate gate = new Gate(sandbox.endpoint())) {
            Map<String, Object> settings = settings(sandbox, gate);
            try (PortalProcess portal = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(portal.port());
                api.carryOut(api.file(TemplateDraft.mirror(
                        "killed",
                        "killed",
                        "CURATED",
                        true,
                        "prometheus/node-exporter:v1.9.1",
                        "prometheus/prometheus:v3.5.0")));
                CountDownLatch stuck =
                        gate.disturb("PutLifecyclePolicy", "killed/prometheus/node-exporter", Trouble.STUCK_AFTER, 1);
                api.carryOut(api.file(TemplateDraft.change(
                        "killed", "\"scanOnPush\": true, \"lifecyclePolicy\": " + TemplateDraft.expiringAfter(800))));
                assertThat(stuck.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                portal.kill();
            }
            try (PortalProcess portal = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(portal.port());
                eventually(
                        "it has ended",
                        PATIENCE,
                        () -> rollout(api).path("state").asString().equals("DONE"));
                assertThat(rollout(api).path("repositories").path("done").asInt())
                        .as(() -> rollout(api).toPrettyString())
                        .isEqualTo(2);
                assertThat(gate.passed("PutLifecyclePolicy", "killed/prometheus/prometheus"))
                        .isEqualTo(2);
            }
        }
    }

    private static JsonNode rollout(PortalApi api) {
        return api.get("viewer", "/rollouts?template=killed").path("items").path(0);
    }

    private Map<String, Object> settings(Sandbox sandbox, Gate gate) {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings(TestDatabase.create()));
        settings.put("mirrordesk.data-directory", directory.resolve("portal"));
        settings.put("mirrordesk.registries[0].id", REGISTRY);
        settings.put("mirrordesk.registries[0].endpoint", gate.endpoint());
        settings.put("mirrordesk.registries[0].pull-endpoint", sandbox.endpoint());
        settings.put("mirrordesk.aws.access-key", "test");
        settings.put("mirrordesk.aws.secret-key", "test");
        return settings;
    }
}
