package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import io.mirrordesk.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each kind of request, disturbed at each of its calls that change something: the process is killed before AWS sees the call and after AWS has acted,
 * or the answer is lost; and once with half of all calls throttled. The registry ends as it does undisturbed, and every call has an authority and an answer on
 * record.
 */
class EachCallFaults {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Trouble> TROUBLES =
            List.of(Trouble.STUCK_BEFORE, Trouble.STUCK_AFTER, Trouble.ANSWER_LOST);
    private static final AtomicInteger TRIED = new AtomicInteger();

    @TempDir
    private Path directory;

    /** All of them, or those whose name has the text of the property {@code faults} in it. */
    static List<Scenario> scenarios() {
        String wanted = System.getProperty("faults", "");
        return Scenario.all().stream()
                .filter(scenario -> scenario.name().contains(wanted))
                .toList();
    }

    @AfterAll
    static void print() {
        System.out.println("Variants tried: " + TRIED);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void endsAsUndisturbed(Scenario scenario) throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(directory.resolve("sandbox")));
                Gate gate = new Gate(sandbox.endpoint())) {
            Map<String, Object> settings = settings(sandbox, gate);
            Place calm = new Place(0, Place.regions().getFirst(), null, 0);
            Map<Place, Long> requests = new LinkedHashMap<>();
            try (PortalProcess portal = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(portal.port());
                int calls = carriedOut(api, calm, scenario);
                Map<Place, JsonNode> filed = filed(api, places(calls), scenario);
                List<CountDownLatch> kills = new ArrayList<>();
                filed.forEach((place, request) -> {
                    disturb(gate, place).ifPresent(kills::add);
                    requests.put(place, api.approve(request));
                });
                for (CountDownLatch reached : kills) {
                    assertThat(reached.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                }
                portal.kill();
            }
            try (PortalProcess portal = PortalProcess.start(settings)) {
                PortalApi api = new PortalApi(portal.port());
                requests.forEach((place, request) -> ended(api, scenario, place, request));
            }
            String expected = calm.state(sandbox);
            requests.keySet()
                    .forEach(place -> assertThat(place.state(sandbox))
                            .as(scenario + ", " + place)
                            .isEqualTo(expected));
            TRIED.addAndGet(requests.size());
            System.out.printf("%-30s %d variants%n", scenario, requests.size());
        }
    }

    /** Carries it out undisturbed; returns how many calls that change something it took. */
    private static int carriedOut(PortalApi api, Place place, Scenario scenario) {
        scenario.before().forEach(draft -> carryOut(api, place, draft));
        return carryOut(api, place, scenario.draft()).path("run").path("steps").size();
    }

    private static JsonNode carryOut(PortalApi api, Place place, String draft) {
        long id = api.approve(api.file(place.draft(draft)));
        eventually("request " + id + " is done", PATIENCE, () -> api.state(id).equals("DONE"));
        return api.request(id);
    }

    private static List<Place> places(int calls) {
        List<Place> places = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            for (Trouble trouble : TROUBLES) {
                places.add(place(places, trouble, call));
            }
        }
        places.add(place(places, null, 0));
        return places;
    }

    private static Place place(List<Place> before, @Nullable Trouble trouble, int call) {
        int number = before.size() + 1;
        return new Place(number, Place.regions().get(number), trouble, call);
    }

    private static Map<Place, JsonNode> filed(PortalApi api, List<Place> places, Scenario scenario) {
        for (String draft : scenario.before()) {
            Map<Place, Long> made = new LinkedHashMap<>();
            places.forEach(place -> made.put(place, api.approve(api.file(place.draft(draft)))));
            made.forEach((place, id) -> eventually(
                    "request " + id + " is done", PATIENCE, () -> api.state(id).equals("DONE")));
        }
        Map<Place, JsonNode> filed = new LinkedHashMap<>();
        places.forEach(place -> filed.put(place, api.file(place.draft(scenario.draft()))));
        return filed;
    }

    /** Returns what the kill waits for, if it is one of those. */
    private static Optional<CountDownLatch> disturb(Gate gate, Place place) {
        Trouble trouble = place.trouble();
        if (trouble == null) {
            gate.storm(place.region());
            return Optional.empty();
        }
        return Optional.of(gate.disturbChange(place.region(), place.call(), trouble));
    }

    private static void ended(PortalApi api, Scenario scenario, Place place, long request) {
        eventually(scenario + ", " + place + " is done", PATIENCE, () -> {
            JsonNode now = api.request(request);
            assertThat(now.path("state").asString())
                    .as("%s, %s: %s", scenario, place, now.path("run").toPrettyString())
                    .isNotIn("FAILED", "SUBMITTED");
            return now.path("state").asString().equals("DONE");
        });
        Map<String, Long> phases = api.records(request).stream()
                .collect(Collectors.groupingBy(record -> record.path("phase").asString(), Collectors.counting()));
        assertThat(phases.getOrDefault("INTENT", 0L))
                .as(scenario + ", " + place)
                .isEqualTo(phases.getOrDefault("OUTCOME", 0L) + phases.getOrDefault("OBSERVED", 0L));
        assertThat(api.records(request))
                .filteredOn(record -> record.path("phase").asString().equals("INTENT"))
                .allSatisfy(
                        record -> assertThat(record.path("request").asLong()).isEqualTo(request));
    }

    private Map<String, Object> settings(Sandbox sandbox, Gate gate) {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings(TestDatabase.create()));
        settings.put("mirrordesk.data-directory", directory.resolve("portal"));
        settings.put("db-scheduler.threads", 80);
        settings.put("spring.datasource.hikari.maximum-pool-size", 60);
        settings.put("mirrordesk.sync.interval", "1h");
        settings.put("mirrordesk.drift.interval", "1h");
        settings.put("mirrordesk.aws.access-key", "test");
        settings.put("mirrordesk.aws.secret-key", "test");
        settings.put("mirrordesk.runs.tries", 20);
        settings.put("mirrordesk.runs.first-wait", "100ms");
        settings.put("mirrordesk.runs.longest-wait", "1s");
        settings.put(
                "mirrordesk.token-endpoints.docker-hub",
                sandbox.endpoint().resolve("/_upstream/registry-1.docker.io/token"));
        List<String> regions = Place.regions();
        for (int i = 0; i < regions.size(); i++) {
            settings.put("mirrordesk.registries[%d].id".formatted(i), "111122223333." + regions.get(i));
            settings.put("mirrordesk.registries[%d].endpoint".formatted(i), gate.endpoint());
            settings.put("mirrordesk.registries[%d].pull-endpoint".formatted(i), sandbox.endpoint());
        }
        return settings;
    }
}
