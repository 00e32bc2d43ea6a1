package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** PostgreSQL is restarted, by its own programs, while a call of each kind is under way. */
class DatabaseFaults {

    private static final List<String> OPERATIONS = List.of(
            "CreateSecret",
            "CreateRepositoryCreationTemplate",
            "CreatePullThroughCacheRule",
            "PutRegistryPolicy",
            "CreateRepository",
            "TagResource",
            "PutLifecyclePolicy",
            "SetRepositoryPolicy");

    @TempDir
    private Path directory;

    /** @param away whether it is away when the answers come, or is back by then */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyRunIsFinishedWhenItIsBack(boolean away) throws IOException, SQLException, InterruptedException {
        try (OwnDatabase database = new OwnDatabase(directory.resolve("postgres"));
                World world = new World(directory, Place.regions().subList(0, OPERATIONS.size()), database.settings());
                PortalProcess portal = world.portal()) {
            PortalApi api = new PortalApi(portal.port());
            List<Long> requests = held(world, api);
            database.stop();
            if (away) {
                release(world);
            }
            database.start();
            world.gate.clear();
            eventually(
                    "the portal answers again",
                    World.PATIENCE,
                    () -> api.read("viewer", "/requests").statusCode() == 200);
            requests.forEach(request -> new Ledger(api, request).isClosed());
            World.tried("the database restarted" + (away ? " and away at the answer" : ""), requests.size());
        }
    }

    /** Lets the calls through and waits until they have reached AWS. */
    private static void release(World world) {
        Map<String, Long> before = OPERATIONS.stream()
                .collect(Collectors.toMap(Function.identity(), operation -> world.gate.passed(operation, "")));
        world.gate.clear();
        before.forEach((operation, passed) -> eventually(
                operation + " has reached AWS", World.PATIENCE, () -> world.gate.passed(operation, "") > passed));
    }

    /** A request in each region, each held at a call of another kind. */
    private static List<Long> held(World world, PortalApi api) throws InterruptedException {
        Map<String, JsonNode> filed = new LinkedHashMap<>();
        for (String operation : OPERATIONS) {
            String region = Place.regions().get(filed.size());
            HubDraft draft = HubDraft.of("base-" + region).in(World.registry(region));
            boolean onDemand = List.of("CreateRepositoryCreationTemplate", "PutRegistryPolicy")
                    .contains(operation);
            filed.put(operation, api.file((onDemand ? draft.onDemand() : draft).json()));
        }
        List<CountDownLatch> held = new ArrayList<>();
        List<Long> requests = new ArrayList<>();
        filed.forEach((operation, request) -> {
            held.add(world.gate.disturbNext(Place.regions().get(requests.size()), operation, Trouble.HELD));
            requests.add(api.approve(request));
        });
        for (CountDownLatch latch : held) {
            assertThat(latch.await(World.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        return requests;
    }
}
