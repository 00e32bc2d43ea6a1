package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.PortalApi;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A scenario, as one portal takes it through. */
record Course(World world, PortalApi api, Scenario scenario) {

    /** Carries it out where nothing goes wrong, and counts its calls; returns the request's id. */
    long undisturbed(Place place) {
        JsonNode request = Objects.requireNonNull(prepared(List.of(place)).get(place));
        long id = start(request);
        ended(place, id);
        int planned = request.path("plan").path("steps").size();
        int all = api.request(id).path("run").path("steps").size();
        assertThat((scenario.undone() ? all - planned : planned) + (scenario.filesAValue() ? 1 : 0))
                .as("calls of %s", scenario)
                .isEqualTo(scenario.calls());
        return id;
    }

    /** All that comes before what is disturbed, in all places at once. */
    Map<Place, JsonNode> prepared(List<Place> places) {
        for (String draft : scenario.before()) {
            each(places, place -> api.approve(api.file(place.draft(draft))))
                    .forEach((place, request) ->
                            eventually("request " + request + " is done", World.PATIENCE, () -> isDone(request)));
        }
        if (scenario.seen()) {
            places.forEach(this::see);
        }
        places.forEach(place -> place.meddle(world.sandbox, scenario.meddling()));
        Map<Place, JsonNode> filed = each(places, place -> api.file(place.draft(scenario.draft())));
        if (scenario.undone()) {
            each(places, place -> refusedAtLast(place, Objects.requireNonNull(filed.get(place))))
                    .forEach((_, request) -> eventually(
                            "it is refused",
                            World.PATIENCE,
                            () -> runState(request).equals("FAILED")));
        }
        return filed;
    }

    /** Starts what is disturbed; returns the request's id. */
    long start(JsonNode request) {
        if (!scenario.undone()) {
            return api.approve(request);
        }
        long id = request.path("id").asLong();
        assertThat(api.steer(id, "rollback").statusCode()).isEqualTo(200);
        return id;
    }

    /** Waits until it has ended as it should. */
    void ended(Place place, long request) {
        eventually(scenario + ", " + place + " has ended", World.PATIENCE, () -> {
            JsonNode now = api.request(request);
            String run = now.path("run").path("state").asString();
            assertThat(run)
                    .as("%s, %s: %s", scenario, place, now.path("run").toPrettyString())
                    .isNotIn("FAILED", "CANCELLED");
            return scenario.undone()
                    ? run.equals("ROLLED_BACK")
                    : now.path("state").asString().equals("DONE");
        });
    }

    private long refusedAtLast(Place place, JsonNode request) {
        world.gate.disturbChange(
                place.region(), request.path("plan").path("steps").size(), Trouble.DENIED);
        return api.approve(request);
    }

    private boolean isDone(long request) {
        JsonNode now = api.request(request);
        assertThat(runState(request)).as("%s", now).isNotEqualTo("FAILED");
        return now.path("state").asString().equals("DONE");
    }

    /** Only once the sync has ended: what it finds later on would be put right by the standing order, past the plan. */
    private void see(Place place) {
        Instant asked = Clock.systemUTC().instant();
        assertThat(api.post("admin", "/registries/" + place.registry() + "/sync", "{}")
                        .statusCode())
                .isEqualTo(202);
        eventually("the inventory has read what is there", World.PATIENCE, () -> {
            JsonNode sync = sync(place);
            return sync.path("phase").asString().equals("DONE")
                    && !Instant.parse(sync.path("startedAt").asString()).isBefore(asked)
                    && sync.path("read").asInt() > 0;
        });
    }

    private JsonNode sync(Place place) {
        return api.get("viewer", "/registries")
                .path("items")
                .valueStream()
                .filter(registry -> registry.path("id").asString().equals(place.registry()))
                .findFirst()
                .orElseThrow()
                .path("sync");
    }

    private String runState(long request) {
        return api.request(request).path("run").path("state").asString();
    }

    private static <T> Map<Place, T> each(List<Place> places, Function<Place, T> what) {
        Map<Place, T> all = new LinkedHashMap<>();
        places.forEach(place -> all.put(place, what.apply(place)));
        return all;
    }
}
