package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

class SandboxStsTest {

    @TempDir
    private Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxProperties.inDirectory(directory));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void takesTheAccountFromTheAccessKey() {
        try (StsClient sts = client(AwsBasicCredentials.create("444455556666", "x"))) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("444455556666");
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::444455556666:root");
        }
        try (StsClient sts = client(AwsBasicCredentials.create("sandbox", "x"))) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
        }
    }

    @Test
    void isTheRoleThatWasAssumed() {
        try (StsClient sts = client(AwsBasicCredentials.create("sandbox", "x"))) {
            Credentials role = sts.assumeRole(r ->
                            r.roleArn("arn:aws:iam::444455556666:role/puller").roleSessionName("test"))
                    .credentials();
            AwsSessionCredentials session =
                    AwsSessionCredentials.create(role.accessKeyId(), role.secretAccessKey(), role.sessionToken());
            try (StsClient assumed = client(session)) {
                assertThat(assumed.getCallerIdentity().arn())
                        .isEqualTo("arn:aws:sts::444455556666:assumed-role/puller/test");
            }
            assertThatThrownBy(() -> sts.assumeRole(r -> r.roleArn("nonsense").roleSessionName("test")))
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining("nonsense is invalid");
        }
    }

    private StsClient client(AwsCredentials credentials) {
        return StsClient.builder()
                .endpointOverride(sandbox.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }
}
