package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.faults.Batch.Trial;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    /** Only the roll back of a run that fails after the last of its steps makes it, and no refused call brings that about. */
    private static final StepKind INVERSE_OF_THE_LAST_STEP = StepKind.RESTORE_SECRET;
    /** Filing makes it, and no run: see {@link FilingFaults}. */
    private static final StepKind OF_FILING = StepKind.CREATE_PENDING_SECRET;

    private static final String WANTED = System.getProperty("faults", "");
    private static final Set<StepKind> DISTURBED = new ConcurrentSkipListSet<>();

    @TempDir
    private Path directory;

    /** All scenarios, or those whose name has the text of the property {@code faults} in it. */
    static List<Batch> batches() {
        return Batch.of(Scenario.all().stream()
                .filter(scenario -> scenario.name().contains(WANTED))
                .toList());
    }

    /** What nobody thought of is found here: a new kind of step needs a scenario. */
    @AfterAll
    static void everyKindOfStepWasDisturbed() {
        if (WANTED.isEmpty()) {
            EnumSet<StepKind> left = EnumSet.complementOf(EnumSet.of(INVERSE_OF_THE_LAST_STEP, OF_FILING));
            left.removeAll(DISTURBED);
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("batches")
    void endsAsUndisturbed(Batch batch) throws InterruptedException {
        try (World world = new World(directory, batch.regions())) {
            Map<Place, Long> requests;
            try (PortalProcess portal = world.portal()) {
                requests = disturbed(world, new PortalApi(portal.port()), batch);
                portal.kill();
            }
            try (PortalProcess portal = world.portal()) {
                PortalApi api = new PortalApi(portal.port());
                batch.trials().forEach(trial -> {
                    Course course = new Course(world, api, trial.scenario());
                    trial.disturbed().forEach(place -> {
                        long request = Objects.requireNonNull(requests.get(place));
                        course.ended(place, request);
                        isOnRecord(new Ledger(api, request));
                        endsAs(world, trial, place);
                    });
                    World.tried(trial.scenario().name(), trial.disturbed().size());
                });
            }
        }
    }

    /** Returns the requests of all places once everything that waits for a kill is stuck. */
    private static Map<Place, Long> disturbed(World world, PortalApi api, Batch batch) throws InterruptedException {
        Map<Place, Long> requests = new LinkedHashMap<>();
        List<CountDownLatch> reached = new ArrayList<>();
        Map<Course, Map<Place, JsonNode>> prepared = new LinkedHashMap<>();
        batch.trials().forEach(trial -> {
            Course course = new Course(world, api, trial.scenario());
            course.undisturbed(trial.calm());
            prepared.put(course, course.prepared(trial.disturbed()));
        });
        prepared.forEach((course, filed) -> filed.forEach((place, request) -> {
            place.disturb(world.gate).ifPresent(reached::add);
            requests.put(place, course.start(request));
        }));
        for (CountDownLatch latch : reached) {
            assertThat(latch.await(World.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        return requests;
    }

    private static void isOnRecord(Ledger ledger) {
        ledger.isAnswered();
        ledger.calls().forEach(call -> DISTURBED.add(StepKind.parse(call.substring(0, call.indexOf(' ')))));
    }

    /** First pulls, and what a standing order does to their repositories, come after the run. */
    private static void endsAs(World world, Trial trial, Place place) {
        try {
            eventually(
                    "it is the same",
                    World.PATIENCE,
                    () -> place.state(world.sandbox).equals(trial.calm().state(world.sandbox)));
        } catch (AssertionError different) {
            assertThat(place.state(world.sandbox))
                    .as(trial.scenario() + ", " + place)
                    .isEqualTo(trial.calm().state(world.sandbox));
        }
    }
}
