package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RequiredPortsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void aPortInUseIsNamedWithItsPurposeAndItsSetting() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RequiredPort port = new RequiredPort(
                    other.getLocalPort(), "the sandbox", LaunchSettings.SANDBOX_PORT, other.getInetAddress());

            assertThatThrownBy(port::mustBeFree)
                    .isInstanceOf(LaunchRefused.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " for the sandbox")
                    .hasMessageContaining("--mirrordesk.sandbox.port=");
        }
    }

    @Test
    void aFreePortIsLeftFree() throws IOException {
        int free;
        try (ServerSocket finder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = finder.getLocalPort();
        }
        RequiredPort port = new RequiredPort(free, "the portal", "server.port", InetAddress.getLoopbackAddress());

        assertThatCode(() -> {
                    port.mustBeFree();
                    port.mustBeFree();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void onlyWhatIsSwitchedOnNeedsAPort() {
        assertThat(ports()).extracting(RequiredPort::port).containsExactly(8080);

        environment.setProperty(LaunchSettings.SANDBOX, "true");
        environment.setProperty(LaunchSettings.DATABASE, "true");
        assertThat(ports()).extracting(RequiredPort::port).containsExactly(8080, 4566, 54329);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        environment.setProperty("server.address", "no such address");

        assertThatThrownBy(this::ports).isInstanceOf(LaunchRefused.class).hasMessageContaining("no such address");
    }

    private Iterable<RequiredPort> ports() {
        return RequiredPorts.of(LaunchSettings.of(environment), environment);
    }
}
