package io.mirrordesk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.faults.Batch.Trial;
import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The process is killed while it takes a rule back that could not be validated: before AWS sees that call, and after AWS has acted. The run goes on and ends
 * as undisturbed, and both calls, the one for the rule and the one that takes it back, have an answer on record.
 */
class TakenBackFaults {

    private static final List<Trial> TRIALS = List.of(trial(Scenario.CREATES_ON_DEMAND, 0), trial(Scenario.ROTATES, 3));

    @TempDir
    private Path directory;

    @Test
    void bothCallsHaveAnAnswerOnRecord() throws InterruptedException {
        List<String> regions = Stream.concat(TRIALS.stream().map(Trial::calm), disturbed())
                .map(Place::region)
                .toList();
        try (World world = new World(directory, regions)) {
            Map<Place, Long> requests;
            try (PortalProcess portal = world.portal()) {
                requests = stuck(world, new PortalApi(portal.port()));
                portal.kill();
            }
            try (PortalProcess portal = world.portal()) {
                PortalApi api = new PortalApi(portal.port());
                TRIALS.forEach(trial -> ended(world, api, trial, requests));
            }
        }
    }

    /** Returns the requests once all of them are stuck. */
    private static Map<Place, Long> stuck(World world, PortalApi api) throws InterruptedException {
        Map<Place, Long> requests = new LinkedHashMap<>();
        List<CountDownLatch> reached = new ArrayList<>();
        for (Trial trial : TRIALS) {
            Course course = new Course(world, api, trial.scenario());
            int wayBack = callForTheRule(api, course.undisturbed(trial.calm())) + 1;
            Map<Place, JsonNode> filed = course.prepared(trial.disturbed());
            filed.forEach((place, request) -> {
                world.gate.disturbNext(place.region(), "ValidatePullThroughCacheRule", Trouble.DENIED);
                reached.add(world.gate.disturbChange(place.region(), wayBack, Objects.requireNonNull(place.trouble())));
                requests.put(place, course.start(request));
            });
        }
        for (CountDownLatch latch : reached) {
            assertThat(latch.await(World.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        return requests;
    }

    /** Which of the calls after filing it is, 1 for the first. */
    private static int callForTheRule(PortalApi api, long request) {
        List<String> calls = new Ledger(api, request)
                .calls().reversed().stream()
                        .filter(call -> !call.startsWith("CreatePendingSecret "))
                        .map(call -> call.substring(0, call.indexOf(' ')))
                        .toList();
        int create = calls.indexOf("CreateRule");
        return 1 + (create < 0 ? calls.indexOf("UpdateRule") : create);
    }

    private static void ended(World world, PortalApi api, Trial trial, Map<Place, Long> requests) {
        Course course = new Course(world, api, trial.scenario());
        for (Place place : trial.disturbed()) {
            long request = Objects.requireNonNull(requests.get(place));
            course.ended(place, request);
            Ledger ledger = new Ledger(api, request);
            ledger.isAnswered();
            assertThat(ledger.observed()).as("answered by reading").isEqualTo(2);
            assertThat(place.state(world.sandbox))
                    .as("%s, %s", trial.scenario(), place.trouble())
                    .isEqualTo(trial.calm().state(world.sandbox));
        }
        World.tried(trial.scenario() + " taken back", trial.disturbed().size());
    }

    private static Stream<Place> disturbed() {
        return TRIALS.stream().flatMap(trial -> trial.disturbed().stream());
    }

    private static Trial trial(Scenario scenario, int first) {
        return new Trial(
                scenario,
                Place.calm(first),
                List.of(place(first + 1, Trouble.STUCK_BEFORE), place(first + 2, Trouble.STUCK_AFTER)));
    }

    private static Place place(int number, Trouble trouble) {
        return new Place(number, Place.regions().get(number), trouble, 0);
    }
}
