package io.mirrordesk.aws;

import static io.mirrordesk.aws.AwsFixture.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.support.PortalTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class SecretStepsTest {

    private static final String MARKED = "marked-value-7d1f";
    private static final SecretValue VALUE = new SecretValue("somebody", MARKED);
    private static final Resource.Secret PENDING = new Resource.Secret(CredentialSpec.pendingSecretName(42));
    private static final Resource.Secret SECRET = new Resource.Secret("ecr-pullthroughcache/marked-1");

    private static AwsFixture aws;

    @Autowired
    private StepExecutor executor;

    @Autowired
    private AwsReader reader;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    static void start(@TempDir Path directory) {
        aws = AwsFixture.start(directory);
    }

    @BeforeEach
    void removeSecrets() {
        execute(new Step.DeleteSecret(SECRET));
        execute(new Step.DeletePendingSecret(PENDING));
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void bringsTheFiledValueToTheSecretThatEcrReads() {
        assertThat(file(VALUE)).isInstanceOf(StepResult.Succeeded.class);
        assertThat(execute(new Step.CreateSecret(SECRET))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(execute(new Step.DeletePendingSecret(PENDING))).isInstanceOf(StepResult.Succeeded.class);

        assertThat(aws.secrets().getSecretValue(r -> r.secretId(SECRET.name())).secretString())
                .contains("\"username\":\"somebody\"", "\"accessToken\":\"" + MARKED + "\"");
        DescribeSecretResponse described = aws.secrets().describeSecret(r -> r.secretId(SECRET.name()));
        assertThat(described.kmsKeyId()).isNull();
        assertThat(described.tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .contains("mirrordesk:request=42");
    }

    @Test
    void createsAgainWhatIsThereWithTheSameValueOnly() {
        file(VALUE);
        assertThat(file(VALUE)).isInstanceOf(StepResult.Succeeded.class);
        assertThat(file(new SecretValue("somebody", "other"))).isInstanceOf(StepResult.Failed.class);
    }

    @Test
    void letsASecretGoAndBringsItBackWithItsValue() {
        file(VALUE);
        execute(new Step.CreateSecret(SECRET));

        assertThat(execute(new Step.RetireSecret(SECRET))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(execute(new Step.RetireSecret(SECRET))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(observed()).isEqualTo(Observation.of(new Resource.RetiredSecret(SECRET.name())));

        assertThat(execute(new Step.RestoreSecret(SECRET))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(execute(new Step.RestoreSecret(SECRET))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(observed()).isEqualTo(Observation.of(SECRET));
        assertThat(aws.secrets().getSecretValue(r -> r.secretId(SECRET.name())).secretString())
                .contains(MARKED);
    }

    @Test
    void isContentThatASecretToLetGoIsGone() {
        assertThat(execute(new Step.RetireSecret(SECRET))).isInstanceOf(StepResult.Succeeded.class);
    }

    @Test
    void saysThatTheFiledValueIsGone() {
        assertThat(execute(new Step.CreateSecret(SECRET)))
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.error().code()).isEqualTo("CredentialValueGone"));
    }

    @Test
    void leavesNoTraceOfTheValueInRecordsLogsOrTexts(CapturedOutput output) {
        StepResult filed = file(VALUE);
        StepResult clash = file(new SecretValue("somebody", MARKED + "-2"));
        StepResult created = execute(new Step.CreateSecret(SECRET));

        assertThat(filed + " " + clash + " " + created + " " + VALUE).doesNotContain(MARKED);
        assertThat(output.getAll()).doesNotContain(MARKED);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_record r WHERE r::text LIKE '%' || :value || '%'")
                        .param("value", MARKED)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Observation observed() {
        return reader.observe(aws.connection(), List.of(SECRET.subject())).of(SECRET.subject());
    }

    private StepResult file(SecretValue value) {
        return executor.createPendingSecret(aws.connection(), authorized(new Step.CreatePendingSecret(PENDING)), value);
    }

    private StepResult execute(Step step) {
        return executor.execute(aws.connection(), authorized(step));
    }
}
