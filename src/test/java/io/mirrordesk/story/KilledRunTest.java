package io.mirrordesk.story;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Moment;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import io.mirrordesk.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The portal is killed in the middle of runs: in one process there is a run stuck before, and one after, each call that changes
 * AWS. Another process on the same database finishes them all, and nothing is done twice.
 */
class KilledRunTest {

    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final String FRANKFURT = "111122223333.eu-central-1";
    private static final String IRELAND = "111122223333.eu-west-1";

    @TempDir
    private Path directory;

    /** A run that is stuck at a call; the runs of one moment have a registry of their own, as its policy has one writer at a time. */
    private record Case(String operation, String kind, Moment moment, boolean onDemand) {

        String prefix() {
            return (moment + "-" + kind).toLowerCase(java.util.Locale.ROOT);
        }

        HubDraft draft() {
            HubDraft draft = HubDraft.of(prefix()).in(moment == Moment.BEFORE ? FRANKFURT : IRELAND);
            return onDemand ? draft.onDemand() : draft;
        }
    }

    private static List<Case> cases() {
        return Stream.of(Moment.values())
                .flatMap(moment -> Stream.of(
                        new Case("CreateSecret", "CreateSecret", moment, false),
                        new Case("CreateRepositoryCreationTemplate", "CreateNativeTemplate", moment, true),
                        new Case("CreatePullThroughCacheRule", "CreateRule", moment, false),
                        new Case("PutRegistryPolicy", "PutStatement", moment, true),
                        new Case("CreateRepository", "CreateRepository", moment, false),
                        new Case("TagResource", "TagRepository", moment, false),
                        new Case("PutLifecyclePolicy", "PutLifecyclePolicy", moment, false),
                        new Case("SetRepositoryPolicy", "PutRepositoryPolicy", moment, false)))
                .toList();
    }

    @Test
    void aRunThatWasKilledAtAnyCallIsFinishedByTheNextProcess() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(directory));
                Gate gate = new Gate(sandbox.endpoint())) {
            Map<String, Object> settings = settings(sandbox, gate);
            Map<Case, Long> requests = new LinkedHashMap<>();
            try (PortalProcess killed = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(killed.port());
                List<CountDownLatch> stuck = cases().stream()
                        .map(stop -> gate.hold(stop.operation(), mention(stop), stop.moment()))
                        .toList();
                for (Case stop : cases()) {
                    requests.put(stop, api.approve(api.file(stop.draft().json())));
                }
                for (CountDownLatch reached : stuck) {
                    assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
                }
                killed.kill();
            }
            long killedAt = System.nanoTime();
            try (PortalProcess next = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(next.port());
                requests.forEach((stop, request) -> eventually(
                        stop + " is finished",
                        RECOVERY.minusNanos(System.nanoTime() - killedAt),
                        () -> api.state(request).equals("DONE")));
                requests.forEach((stop, request) -> {
                    assertThat(gate.passed(stop.operation(), mention(stop))).as(stop.toString()).isEqualTo(callsOf(stop));
                    everyCallIsAnsweredOnRecord(api.records(request), stop);
                });
            }
        }
    }

    private static String mention(Case stop) {
        return stop.operation().equals("CreateSecret")
                ? "ecr-pullthroughcache/" + stop.prefix() + "-1"
                : stop.prefix();
    }

    /** One repository for each image to warm, and one of everything else. */
    private static long callsOf(Case stop) {
        return List.of("CreateRepository", "TagResource", "PutLifecyclePolicy", "SetRepositoryPolicy")
                        .contains(stop.operation())
                ? 2
                : 1;
    }

    private static void everyCallIsAnsweredOnRecord(List<JsonNode> records, Case stop) {
        List<String> phases = records.reversed().stream()
                .filter(record -> record.path("action").asString().equals(stop.kind()))
                .map(record -> record.path("phase").asString())
                .toList();
        assertThat(phases.stream().filter("INTENT"::equals)).as(stop + " " + phases).hasSize(phases.size() / 2);
        assertThat(phases.stream().filter("OBSERVED"::equals)).as(stop + " " + phases).hasSize(1);
    }

    private Map<String, Object> settings(Sandbox sandbox, Gate gate) {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings(TestDatabase.create()));
        settings.put("mirrordesk.data-directory", directory.resolve("portal"));
        settings.put("db-scheduler.threads", 30);
        settings.put("mirrordesk.aws.access-key", "test");
        settings.put("mirrordesk.aws.secret-key", "test");
        settings.put(
                "mirrordesk.token-endpoints.docker-hub",
                sandbox.endpoint().resolve("/_upstream/registry-1.docker.io/token"));
        List<String> registries = List.of(FRANKFURT, IRELAND);
        for (int i = 0; i < registries.size(); i++) {
            settings.put("mirrordesk.registries[%d].id".formatted(i), registries.get(i));
            settings.put("mirrordesk.registries[%d].endpoint".formatted(i), gate.endpoint());
            settings.put("mirrordesk.registries[%d].pull-endpoint".formatted(i), sandbox.endpoint());
        }
        return settings;
    }
}
