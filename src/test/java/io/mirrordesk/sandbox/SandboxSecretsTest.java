package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SandboxSecretsTest {

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private SecretsManagerClient secrets;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        secrets = sandbox.secrets;
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void keepsCurrentAndPreviousValues() {
        String arn =
                secrets.createSecret(s -> s.name("a/b").secretString("one")).arn();
        assertThat(arn).matches("arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-\\w{6}");
        secrets.putSecretValue(s -> s.secretId("a/b").secretString("two"));
        assertThat(secrets.getSecretValue(s -> s.secretId(arn)).secretString()).isEqualTo("two");
        assertThat(secrets.getSecretValue(s -> s.secretId(arn).versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("one");
        assertThat(secrets.describeSecret(s -> s.secretId(arn)).versionIdsToStages())
                .hasSize(2);
    }

    @Test
    void takesARepeatedCallForTheSame() {
        String token = UUID.randomUUID().toString();
        CreateSecretResponse first =
                secrets.createSecret(s -> s.name("twice").secretString("v").clientRequestToken(token));
        CreateSecretResponse second =
                secrets.createSecret(s -> s.name("twice").secretString("v").clientRequestToken(token));
        assertThat(second.arn()).isEqualTo(first.arn());
        assertThatThrownBy(() -> secrets.createSecret(s -> s.name("twice").secretString("other")))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void restoresWithinTheWindowAndForgetsAfterIt() throws Exception {
        secrets.createSecret(s -> s.name("gone").secretString("v"));
        secrets.deleteSecret(s -> s.secretId("gone").recoveryWindowInDays(7L));
        assertThatThrownBy(() -> secrets.getSecretValue(s -> s.secretId("gone")))
                .isInstanceOf(InvalidRequestException.class);
        secrets.restoreSecret(s -> s.secretId("gone"));
        assertThat(secrets.getSecretValue(s -> s.secretId("gone")).secretString())
                .isEqualTo("v");

        secrets.deleteSecret(s -> s.secretId("gone").recoveryWindowInDays(7L));
        sandbox.control("POST", "clock", "{\"advanceSeconds\":700000}");
        assertThatThrownBy(() -> secrets.describeSecret(s -> s.secretId("gone")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Secrets Manager can't find the specified secret.");
    }

    @Test
    void deletesAtOnceWhenForced() {
        secrets.createSecret(s -> s.name("gone").secretString("v"));
        secrets.deleteSecret(s -> s.secretId("gone").forceDeleteWithoutRecovery(true));
        assertThat(secrets.createSecret(s -> s.name("gone").secretString("w")).arn())
                .isNotEmpty();
    }

    @Test
    void listsByNamePrefix() {
        secrets.createSecret(s -> s.name("ecr-pullthroughcache/a").secretString("v"));
        secrets.createSecret(s -> s.name("other").secretString("v"));
        assertThat(secrets.listSecrets(s ->
                                s.filters(f -> f.key(FilterNameStringType.NAME).values("ecr-pullthroughcache/")))
                        .secretList())
                .singleElement()
                .satisfies(entry -> assertThat(entry.name()).isEqualTo("ecr-pullthroughcache/a"));
    }
}
