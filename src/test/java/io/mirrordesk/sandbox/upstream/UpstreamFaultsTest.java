package io.mirrordesk.sandbox.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import io.mirrordesk.sandbox.upstream.UpstreamFaults.Effect;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UpstreamFaultsTest {

    private static final String HUB = "registry-1.docker.io";

    private final UpstreamFaults faults = new UpstreamFaults();
    private final Upstream hub = new FaultyUpstreams(new BuiltInUpstreams(), faults).open(HUB, Optional.empty());

    @Test
    void anUpstreamThatIsDownIsUnavailableAndUnreachable() {
        faults.set(HUB, Effect.DOWN);
        assertFails(this::readManifest, Kind.UNAVAILABLE);
        assertThat(hub.checkLogin().outcome()).isEqualTo(LoginCheck.Outcome.UNREACHABLE);
    }

    @Test
    void aLimitedUpstreamRefusesManifestsButServesLayersAndLogins() {
        String layer = hub.manifest("library/hello-world", "latest")
                .layers()
                .getFirst()
                .digest();
        faults.set(HUB, Effect.LIMITED);
        assertFails(this::readManifest, Kind.TOO_MANY_REQUESTS);
        assertThat(hub.blob("library/hello-world", layer)).isNotEmpty();
        assertThat(hub.checkLogin().outcome()).isEqualTo(LoginCheck.Outcome.OK);
    }

    @Test
    void aRefusingUpstreamRefusesEveryLogin() {
        faults.set(HUB, Effect.REFUSING);
        assertFails(this::readManifest, Kind.UNAUTHORIZED);
        assertThat(hub.checkLogin().outcome()).isEqualTo(LoginCheck.Outcome.REFUSED);
    }

    @Test
    void otherUpstreamsAreWellAndAClearedOneIsWellAgain() {
        faults.set("quay.io", Effect.DOWN);
        assertThat(readManifest()).isNotNull();
        faults.set(HUB, Effect.DOWN);
        faults.clear(HUB);
        assertThat(readManifest()).isNotNull();
        assertThat(faults.active()).containsOnlyKeys("quay.io");
        faults.clear();
        assertThat(faults.active()).isEmpty();
    }

    private Manifest readManifest() {
        return hub.manifest("library/hello-world", "latest");
    }

    private static void assertFails(ThrowingCallable call, Kind kind) {
        assertThatExceptionOfType(UpstreamFailure.class)
                .isThrownBy(call)
                .extracting(UpstreamFailure::kind)
                .isEqualTo(kind);
    }
}
