package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two processes on one database and the same registries. */
class ReplicaFaults {

    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1");

    @TempDir
    private Path directory;

    /** A call at which a process loses its lease: before AWS has acted, or before the answer has come. */
    private record Loss(String operation, Trouble trouble, String region) {

        static List<Loss> all() {
            List<Loss> all = new ArrayList<>();
            for (Trouble trouble : List.of(Trouble.HELD, Trouble.ANSWER_HELD)) {
                for (String operation : List.of(
                        "CreateSecret",
                        "CreateRepositoryCreationTemplate",
                        "CreatePullThroughCacheRule",
                        "PutRegistryPolicy",
                        "CreateRepository",
                        "PutLifecyclePolicy")) {
                    all.add(new Loss(operation, trouble, Place.regions().get(all.size())));
                }
            }
            // The one document that is replaced whole: what a late write takes out of it is found as drift.
            all.removeIf(loss -> loss.operation().equals("PutRegistryPolicy") && loss.trouble() == Trouble.HELD);
            return all;
        }

        HubDraft draft() {
            HubDraft draft = HubDraft.of("lost-" + region).in(World.registry(region));
            return List.of("CreateRepositoryCreationTemplate", "PutRegistryPolicy")
                            .contains(operation)
                    ? draft.onDemand()
                    : draft;
        }

        Place place() {
            return new Place(0, region, trouble, 0);
        }
    }

    @Test
    void aRunThatBothMayTakeIsCarriedOutOnce() {
        List<String> prefixes = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                .map("twice-"::concat)
                .toList();
        try (World world = new World(directory, REGIONS);
                PortalProcess one = world.portal();
                PortalProcess other = world.portal()) {
            PortalApi here = new PortalApi(one.port());
            PortalApi there = new PortalApi(other.port());
            Map<String, JsonNode> filed = new LinkedHashMap<>();
            prefixes.forEach(prefix -> filed.put(
                    prefix,
                    (filed.size() % 2 == 0 ? here : there)
                            .file(HubDraft.of(prefix)
                                    .in(World.registry(REGIONS.get(filed.size() / 2 % 2)))
                                    .json())));
            filed.values().forEach(request -> decideAtBoth(here, there, request));
            filed.forEach((prefix, request) -> {
                Ledger ledger = new Ledger(there, request.path("id").asLong());
                ledger.isClosed();
                assertThat(ledger.calls()).doesNotHaveDuplicates();
                assertThat(ledger.observed()).isZero();
                assertThat(world.gate.passed("CreateSecret", "ecr-pullthroughcache/" + prefix + "-1"))
                        .isEqualTo(1);
                assertThat(world.gate.passed("CreatePullThroughCacheRule", prefix))
                        .isEqualTo(1);
                assertThat(world.gate.passed("CreateRepository", prefix + "/")).isEqualTo(2);
                assertThat(world.gate.passed("SetRepositoryPolicy", prefix + "/"))
                        .isEqualTo(2);
            });
            World.tried("two replicas, the same runs", prefixes.size());
        }
    }

    private static void decideAtBoth(PortalApi here, PortalApi there, JsonNode request) {
        CompletableFuture<Integer> elsewhere = CompletableFuture.supplyAsync(
                () -> there.decide("approver", request).statusCode());
        int decided = here.decide("approver", request).statusCode();
        assertThat(List.of(decided, elsewhere.join())).containsOnlyOnce(200);
    }

    @Test
    void whoLosesItsLeaseInACallDoesNothingMore() throws InterruptedException {
        List<Loss> losses = Loss.all();
        try (World world =
                        new World(directory, losses.stream().map(Loss::region).toList());
                PortalProcess first = world.portal()) {
            PortalApi api = new PortalApi(first.port());
            Map<Loss, JsonNode> filed = new LinkedHashMap<>();
            losses.forEach(loss -> filed.put(loss, api.file(loss.draft().json())));
            Map<Loss, Long> requests = new LinkedHashMap<>();
            List<CountDownLatch> held = new ArrayList<>();
            filed.forEach((loss, request) -> {
                held.add(world.gate.disturbNext(loss.region(), loss.operation(), loss.trouble()));
                requests.put(loss, api.approve(request));
            });
            for (CountDownLatch latch : held) {
                assertThat(latch.await(World.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
            first.suspend();
            try (PortalProcess second = world.portal()) {
                Map<Loss, Ledger> ledgers = new LinkedHashMap<>();
                requests.forEach(
                        (loss, request) -> ledgers.put(loss, new Ledger(new PortalApi(second.port()), request)));
                ledgers.values().forEach(Ledger::isClosed);
                Map<Loss, List<String>> calls = new LinkedHashMap<>();
                ledgers.forEach((loss, ledger) -> calls.put(loss, ledger.calls()));
                Map<Loss, String> states = new LinkedHashMap<>();
                losses.forEach(loss -> states.put(loss, loss.place().state(world.sandbox)));

                world.gate.clear();
                first.resume();
                eventually(
                        "it goes on",
                        World.PATIENCE,
                        () -> !api.state(Objects.requireNonNull(requests.get(losses.getFirst())))
                                .isEmpty());
                first.stop();

                ledgers.forEach((loss, ledger) -> {
                    ledger.isClosed();
                    assertThat(ledger.calls()).as("%s", loss).isEqualTo(calls.get(loss));
                    assertThat(ledger.observed()).as("%s", loss).isEqualTo(1);
                    assertThat(loss.place().state(world.sandbox)).as("%s", loss).isEqualTo(states.get(loss));
                    assertThat(PortalApi.each(
                                    ledger.api()
                                            .request(ledger.request())
                                            .path("run")
                                            .path("steps"),
                                    "state"))
                            .as("%s", loss)
                            .containsOnly("SUCCEEDED");
                });
            }
            World.tried("the lease lost in a call", losses.size());
        }
    }
}
