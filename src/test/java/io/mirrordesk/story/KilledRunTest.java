package io.mirrordesk.story;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import io.mirrordesk.support.TemplateDraft;
import io.mirrordesk.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The portal is killed in the middle of runs and of a roll-out, some of them before a call that changes AWS and some after it. Another portal on the
 * same database finishes them all within the time that the leases of production take, and nothing is done twice. Each call of each kind of request has
 * its turn in {@code io.mirrordesk.faults}.
 */
class KilledRunTest {

    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> UNDOING = List.of("DeleteSecret", "DeleteRepository");
    private static final String NODE_EXPORTER = "prometheus/node-exporter";
    private static final String PROMETHEUS = "prometheus/prometheus";
    private static final String[] ROLLED_OUT = {NODE_EXPORTER + ":v1.9.1", PROMETHEUS + ":v3.5.0"};
    private static final String FRANKFURT = "111122223333.eu-central-1";
    private static final String IRELAND = "111122223333.eu-west-1";

    @TempDir
    private Path directory;

    /** A run that is stuck at a call; the runs of one moment have a registry of their own, as its policy has one writer at a time. */
    private record Case(String operation, String kind, Trouble moment, boolean onDemand) {

        String prefix() {
            return ((moment == Trouble.STUCK_BEFORE ? "before-" : "after-") + kind).toLowerCase(Locale.ROOT);
        }

        HubDraft draft() {
            HubDraft draft = HubDraft.of(prefix()).in(moment == Trouble.STUCK_BEFORE ? FRANKFURT : IRELAND);
            return onDemand ? draft.onDemand() : draft;
        }
    }

    /** A rotation that is stuck at a call; its mirror is there before. */
    private record Turn(String operation, Trouble moment) {

        static List<Turn> all() {
            return List.of(
                    new Turn("UpdatePullThroughCacheRule", Trouble.STUCK_BEFORE),
                    new Turn("DeleteSecret", Trouble.STUCK_AFTER));
        }

        String prefix() {
            return "turn-" + moment.name().substring("STUCK_".length()).toLowerCase(Locale.ROOT)
                    + (operation.equals("DeleteSecret") ? "-secret" : "-rule");
        }

        String mention() {
            return operation.equals("DeleteSecret") ? "ecr-pullthroughcache/" + prefix() + "-1" : prefix();
        }

        String creation() {
            return """
                    {"kind": "CREATE_MIRROR", "registries": ["%2$s"], "reason": "We need it",
                     "mirror": {"prefix": "%1$s", "upstream": "docker-hub", "credential": "%1$s", "team": "payments"},
                     "credential": {"name": "%1$s", "upstream": "docker-hub", "username": "me", "accessToken": "fine"}}""".formatted(prefix(), FRANKFURT);
        }

        String rotation() {
            return """
                    {"kind": "ROTATE_CREDENTIAL", "registries": ["%2$s"], "reason": "It is time",
                     "credential": {"name": "%1$s", "accessToken": "fine-again"}}""".formatted(prefix(), FRANKFURT);
        }
    }

    private static List<Case> cases() {
        return List.of(
                new Case("CreatePullThroughCacheRule", "CreateRule", Trouble.STUCK_BEFORE, false),
                new Case("PutRegistryPolicy", "PutStatement", Trouble.STUCK_BEFORE, true),
                new Case("PutLifecyclePolicy", "PutLifecyclePolicy", Trouble.STUCK_BEFORE, false),
                new Case("CreateSecret", "CreateSecret", Trouble.STUCK_AFTER, false),
                new Case("CreatePullThroughCacheRule", "CreateRule", Trouble.STUCK_AFTER, false),
                new Case("CreateRepository", "CreateRepository", Trouble.STUCK_AFTER, false));
    }

    @Test
    void whatWasUnderWayIsFinishedByTheNextPortal() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(directory));
                Gate gate = new Gate(sandbox.endpoint())) {
            Map<String, Object> settings = settings(sandbox, gate);
            Map<Case, Long> runs = new LinkedHashMap<>();
            Map<Turn, Long> turns = new LinkedHashMap<>();
            Map<String, Long> rollBacks = new LinkedHashMap<>();
            long rolledOut;
            try (PortalProcess portal = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(portal.port());
                UNDOING.forEach(operation -> rollBacks.put(operation, failed(api, gate, operation)));
                api.carryOut(api.file(TemplateDraft.mirror("rolled", "rolled", "CURATED", true, ROLLED_OUT)));
                Map<Turn, JsonNode> rotations = rotations(api);
                Map<Case, JsonNode> filed = new LinkedHashMap<>();
                cases().forEach(stop -> filed.put(stop, api.file(stop.draft().json())));
                List<CountDownLatch> stuck = new ArrayList<>();
                stuck.add(gate.disturb("PutLifecyclePolicy", "rolled/" + NODE_EXPORTER, Trouble.STUCK_AFTER, 1));
                rolledOut = api.carryOut(api.file(TemplateDraft.expiringAfter("rolled", 800)));
                rollBacks.forEach((operation, request) -> {
                    stuck.add(gate.disturb(operation, undone(operation), Trouble.STUCK_AFTER, 1));
                    assertThat(api.steer(request, "rollback").statusCode()).isEqualTo(200);
                });
                filed.forEach((stop, request) -> {
                    stuck.add(gate.disturb(stop.operation(), mention(stop), stop.moment(), 1));
                    runs.put(stop, api.approve(request));
                });
                rotations.forEach((turn, request) -> {
                    stuck.add(gate.disturb(turn.operation(), turn.mention(), turn.moment(), 1));
                    turns.put(turn, api.approve(request));
                });
                for (CountDownLatch reached : stuck) {
                    assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
                }
                portal.kill();
            }
            try (ConfigurableApplicationContext portal = PortalProcess.startHere(settings)) {
                long startedAt = System.nanoTime();
                PortalApi api = new PortalApi(PortalProcess.port(portal));
                runs.forEach((stop, request) -> within(startedAt, stop + " is finished", () -> done(api, request)));
                turns.forEach((turn, request) -> within(startedAt, turn + " is finished", () -> done(api, request)));
                rollBacks.forEach((operation, request) -> within(
                        startedAt,
                        operation + " is finished",
                        () -> run(api, request).equals("ROLLED_BACK")));
                isRolledOut(startedAt, api, gate);
                everyCallIsAnswered(api, rolledOut);
                runs.forEach((stop, request) -> {
                    if (!stop.operation().equals("PutRegistryPolicy")) { // the other run's call mentions this statement
                        assertThat(gate.passed(stop.operation(), mention(stop)))
                                .as(stop.toString())
                                .isEqualTo(callsOf(stop));
                    }
                    everyCallIsAnswered(api, request);
                });
                turns.forEach((turn, request) -> {
                    assertThat(gate.passed(turn.operation(), turn.mention()))
                            .as(turn.toString())
                            .isEqualTo(1);
                    everyCallIsAnswered(api, request);
                });
                rollBacks.forEach((operation, request) -> {
                    assertThat(gate.passed(operation, undone(operation)))
                            .as(operation)
                            .isEqualTo(1);
                    everyCallIsAnswered(api, request);
                });
                assertThat(api.get("viewer", "/audit/verify").path("valid").asBoolean())
                        .isTrue();
            }
        }
    }

    /** A request whose run has made everything but a lifecycle policy, and was refused that. */
    private static long failed(PortalApi api, Gate gate, String undoneBy) {
        String prefix = undoneBy.toLowerCase(Locale.ROOT);
        gate.disturb("PutLifecyclePolicy", prefix, Trouble.DENIED, Gate.ALWAYS);
        long request = api.approve(api.file(HubDraft.of(prefix).json()));
        eventually("it is refused", PATIENCE, () -> api.state(request).equals("FAILED"));
        return request;
    }

    /** Filed once the mirrors are there. */
    private static Map<Turn, JsonNode> rotations(PortalApi api) {
        Map<Turn, Long> made = new LinkedHashMap<>();
        Turn.all().forEach(turn -> made.put(turn, api.approve(api.file(turn.creation()))));
        Map<Turn, JsonNode> filed = new LinkedHashMap<>();
        made.forEach((turn, request) -> {
            eventually(turn.prefix() + " is there", PATIENCE, () -> done(api, request));
            filed.put(turn, api.file(turn.rotation()));
        });
        return filed;
    }

    /** The step that was under way is not taken for somebody's change. */
    private static void isRolledOut(long startedAt, PortalApi api, Gate gate) {
        within(
                startedAt,
                "the roll-out is finished",
                () -> rollout(api).path("state").asString().equals("DONE"));
        assertThat(rollout(api).path("repositories").path("done").asInt())
                .as(() -> rollout(api).toPrettyString())
                .isEqualTo(2);
        assertThat(gate.passed("PutLifecyclePolicy", "rolled/" + PROMETHEUS)).isEqualTo(2);
    }

    private static JsonNode rollout(PortalApi api) {
        return api.get("viewer", "/rollouts?template=rolled").path("items").path(0);
    }

    private static String undone(String operation) {
        String prefix = operation.toLowerCase(Locale.ROOT);
        return switch (operation) {
            case "DeleteSecret" -> "ecr-pullthroughcache/" + prefix;
            case "DeleteRepository" -> prefix + "/grafana";
            default -> prefix;
        };
    }

    private static boolean done(PortalApi api, long request) {
        String state = api.state(request);
        assertThat(state).as("%s", api.request(request)).isNotEqualTo("FAILED");
        return state.equals("DONE");
    }

    private static String run(PortalApi api, long request) {
        return api.request(request).path("run").path("state").asString();
    }

    private static void within(long startedAt, String what, BooleanSupplier condition) {
        eventually(what, RECOVERY.minusNanos(System.nanoTime() - startedAt), condition);
    }

    private static String mention(Case stop) {
        return stop.operation().equals("CreateSecret") ? "ecr-pullthroughcache/" + stop.prefix() + "-1" : stop.prefix();
    }

    /** One repository for each image to warm, and one of everything else. */
    private static long callsOf(Case stop) {
        return List.of("CreateRepository", "TagResource", "PutLifecyclePolicy", "SetRepositoryPolicy")
                        .contains(stop.operation())
                ? 2
                : 1;
    }

    /** Each INTENT has one answer, and what the kill cut off is told by what was observed. */
    private static void everyCallIsAnswered(PortalApi api, long request) {
        eventually("every call of request " + request + " is answered on record", PATIENCE, () -> {
            Map<String, Long> phases = api.records(request).stream()
                    .map(record -> record.path("phase").asString())
                    .collect(Collectors.groupingBy(phase -> phase, Collectors.counting()));
            return phases.getOrDefault("OBSERVED", 0L) == 1
                    && phases.getOrDefault("INTENT", 0L) == phases.getOrDefault("OUTCOME", 0L) + 1;
        });
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
