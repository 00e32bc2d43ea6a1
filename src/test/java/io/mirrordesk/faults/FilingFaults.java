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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is killed while a credential is filed: its value does not stay in Secrets Manager, and it can be filed again. */
class FilingFaults {

    /** After which a value without a request is looked for. */
    private static final Duration LATER = Duration.ofMinutes(11);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"STUCK_BEFORE", "STUCK_AFTER"})
    void nothingStaysOfWhatWasNotFiled(Trouble trouble) throws InterruptedException {
        Place place = Place.calm(0);
        String draft = HubDraft.of("filed").in(place.registry()).json();
        try (World world = new World(directory, Place.regions().subList(0, 1))) {
            try (PortalProcess portal = world.portal()) {
                PortalApi api = new PortalApi(portal.port());
                CountDownLatch stuck = world.gate.disturb("CreateSecret", "mirrordesk/pending/", trouble, 1);
                Thread filing = Thread.ofVirtual().unstarted(() -> api.file(draft));
                filing.setUncaughtExceptionHandler((_, _) -> {}); // the connection breaks with the process
                filing.start();
                assertThat(stuck.await(World.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                portal.kill();
                filing.join();
            }
            try (PortalProcess portal = world.portal(JumpingClock.SETTINGS)) {
                portal.jump(LATER);
                eventually(
                        "nothing is kept",
                        World.PATIENCE,
                        () -> world.count("select count(*) from pending_credential") == 0);
                assertThat(place.state(world.sandbox)).doesNotContain("secret");
                PortalApi api = new PortalApi(portal.port());
                new Ledger(api, api.approve(api.file(draft))).isClosed();
                assertThat(world.count("select count(*) from audit_record i where phase = 'INTENT'"
                                + " and not exists (select from audit_record a where a.intent_id = i.id)"))
                        .isZero();
            }
        }
        World.tried("a credential is filed, " + trouble, 1);
    }
}
