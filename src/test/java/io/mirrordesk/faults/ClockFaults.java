package io.mirrordesk.faults;

import static io.mirrordesk.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.support.Gate.Trouble;
import io.mirrordesk.support.HubDraft;
import io.mirrordesk.support.JumpingClock;
import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.PortalProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clocks that are wrong by more than every term there is. The scheduler's clock says that another process's task is dead, or that the own one is; the lease says
 * that nobody else may touch the registry, and one process carries out a run once at a time.
 */
class ClockFaults {

    private static final String REGION = "eu-central-1";
    private static final String HELD = "CreatePullThroughCacheRule";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aReplicaWithAnotherTimeTakesNothingOver(Duration ahead) throws InterruptedException {
        try (World world = new World(directory, List.of(REGION));
                PortalProcess right = world.portal();
                PortalProcess wrong = world.portal(JumpingClock.SETTINGS)) {
            long request = held(world, new PortalApi(right.port()));
            wrong.jump(ahead);
            if (ahead.isPositive()) {
                isTakenForDead(world);
            }
            assertThat(world.gate.passed(HELD, "clock")).isZero();
            world.gate.clear();
            isCarriedOutOnce(world, new Ledger(new PortalApi(wrong.port()), request));
        }
        World.tried("a replica whose clock differs by " + ahead, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void aClockThatJumpsInACallChangesNothing(Duration by) throws InterruptedException {
        try (World world = new World(directory, List.of(REGION));
                PortalProcess portal = world.portal(JumpingClock.SETTINGS)) {
            PortalApi api = new PortalApi(portal.port());
            long request = held(world, api);
            portal.jump(by);
            assertThat(api.state(request)).isEqualTo("RUNNING");
            world.gate.clear();
            isCarriedOutOnce(world, new Ledger(api, request));
        }
        World.tried("a clock that jumps by " + by, 1);
    }

    /** Files a request that is held at a call; returns its id. */
    private static long held(World world, PortalApi api) throws InterruptedException {
        CountDownLatch held = world.gate.disturb(HELD, "clock", Trouble.HELD, 1);
        long request = api.approve(api.file(HubDraft.of("clock").json()));
        assertThat(held.await(World.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return request;
    }

    /** Waits until another scheduler has taken up the run's task more than once, in vain. */
    private static void isTakenForDead(World world) {
        int before = world.count("select max(version) from scheduled_tasks where task_name = 'run'");
        eventually(
                "the task is taken for dead",
                World.PATIENCE,
                () -> world.count("select max(version) from scheduled_tasks where task_name = 'run'") > before + 4);
    }

    private static void isCarriedOutOnce(World world, Ledger ledger) {
        ledger.isClosed();
        assertThat(ledger.calls()).doesNotHaveDuplicates();
        assertThat(ledger.observed()).isZero();
        assertThat(world.gate.passed(HELD, "clock")).isEqualTo(1);
        assertThat(world.count("select max(epoch) from registry_lease")).isEqualTo(1);
    }
}
