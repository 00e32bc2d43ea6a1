package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ReadyLinesTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("local.server.port", "8081");

    @Test
    void saysNothingInProduction() {
        assertThat(new ReadyLines(environment).lines()).isEmpty();
    }

    @Test
    void hasALineForEachToolAndItsRealPort() {
        environment
                .withProperty(LaunchSettings.DEMO, "true")
                .withProperty(LaunchSettings.SANDBOX, "true")
                .withProperty(LaunchSettings.SANDBOX_PORT, "4567")
                .withProperty(LaunchSettings.DATABASE, "true")
                .withProperty(LaunchSettings.DATABASE_PORT, "54330");

        assertThat(String.join("\n", new ReadyLines(environment).lines()))
                .contains("http://127.0.0.1:8081", "requester, approver, admin or viewer")
                .contains("curl -H 'Authorization: Bearer sandbox-admin' http://127.0.0.1:8081/api/v1/")
                .contains("skopeo copy --src-tls-verify=false", "docker://127.0.0.1:4567/quay/")
                .contains("--endpoint-url http://127.0.0.1:4567")
                .contains("psql postgresql://mirrordesk:mirrordesk@127.0.0.1:54330/mirrordesk");
    }

    @Test
    void offersNoToolForWhatIsSwitchedOff() {
        environment.withProperty(LaunchSettings.DEMO, "true");

        assertThat(String.join("\n", new ReadyLines(environment).lines()))
                .contains("curl")
                .doesNotContain("skopeo", "psql", "aws");
    }
}
