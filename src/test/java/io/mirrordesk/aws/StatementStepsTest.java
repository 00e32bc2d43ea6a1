package io.mirrordesk.aws;

import static io.mirrordesk.aws.AwsFixture.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.audit.AuditEntry;
import io.mirrordesk.audit.AuditLog;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.support.PortalTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
class StatementStepsTest {

    private static final String FOREIGN = """
            {
               "Sid" : "SomebodyElse",
               "Effect":"Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
               "Action": ["ecr:ReplicateImage"],
               "Resource": "arn:aws:ecr:eu-central-1:111122223333:repository/*"
            }""";

    private static AwsFixture aws;

    @Autowired
    private StepExecutor executor;

    @Autowired
    private AwsReader reader;

    @Autowired
    private AuditLog audit;

    @BeforeAll
    static void start(@TempDir Path directory) {
        aws = AwsFixture.start(directory);
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void keepsForeignStatementsToTheByteAndThePolicyReadInTheRecord() {
        aws.ecr()
                .putRegistryPolicy(
                        r -> r.policyText("{\"Version\": \"2012-10-17\", \"Statement\": [" + FOREIGN + "]}"));
        String read = reader.registryPolicy(aws.connection()).orElseThrow();
        Resource.Statement statement = statement("MirrordeskKept", "kept");

        assertThat(execute(new Step.PutStatement(null, statement))).isInstanceOf(StepResult.Succeeded.class);

        String written = reader.registryPolicy(aws.connection()).orElseThrow();
        assertThat(written).contains(foreignOf(read)).contains("MirrordeskKept");
        AuditEntry intent = audit.ofSubject("statement:MirrordeskKept").getLast();
        assertThat(JsonMapper.shared()
                        .readTree(intent.before())
                        .path("registryPolicy")
                        .asString())
                .isEqualTo(read);

        assertThat(execute(new Step.DeleteStatement(statement))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(reader.registryPolicy(aws.connection()).orElseThrow())
                .contains(foreignOf(read))
                .doesNotContain("MirrordeskKept");
        aws.ecr().deleteRegistryPolicy(r -> {});
    }

    @Test
    void putsAStatementAgainThatSomebodyOverwroteRightAfterTheWrite() {
        String foreign = "{\"Version\": \"2012-10-17\", \"Statement\": [" + FOREIGN + "]}";
        aws.fault("GetRegistryPolicy", "\"delayMillis\":0,\"times\":1");
        aws.fault("GetRegistryPolicy", "\"delayMillis\":2000,\"times\":1");
        CompletableFuture<StepResult> step = CompletableFuture.supplyAsync(
                () -> execute(new Step.PutStatement(null, statement("MirrordeskRace", "race"))));

        Instant deadline = Instant.now().plusSeconds(20);
        while (!aws.faultsAreSpent() && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        aws.ecr().putRegistryPolicy(r -> r.policyText(foreign));

        assertThat(step.join()).isInstanceOf(StepResult.Succeeded.class);
        assertThat(reader.registryPolicy(aws.connection()).orElseThrow()).contains("MirrordeskRace", "SomebodyElse");
        aws.ecr().deleteRegistryPolicy(r -> {});
    }

    @Test
    void deletesThePolicyWithItsLastStatement() {
        Resource.Statement statement = statement("MirrordeskLast", "last");
        execute(new Step.PutStatement(null, statement));

        assertThat(execute(new Step.DeleteStatement(statement))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(execute(new Step.DeleteStatement(statement))).isInstanceOf(StepResult.Succeeded.class);
        assertThat(reader.registryPolicy(aws.connection())).isEmpty();
    }

    @Test
    void saysThatThePolicyWouldBeTooLong() {
        Resource.Statement statement = statement("MirrordeskLong", "x".repeat(11_000));

        assertThat(execute(new Step.PutStatement(null, statement)))
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.error().message()).contains("ECR allows 10,240"));
        assertThat(reader.registryPolicy(aws.connection())).isEmpty();
    }

    private StepResult execute(Step step) {
        return executor.execute(aws.connection(), authorized(step));
    }

    private static String foreignOf(String policy) {
        return policy.substring(policy.indexOf('[') + 1, policy.lastIndexOf(']'))
                .strip();
    }

    private static Resource.Statement statement(String sid, String prefix) {
        return new Resource.Statement(sid, """
                {"Sid":"%s","Effect":"Allow","Principal":{"AWS":["444455556666"]},\
                "Action":["ecr:BatchImportUpstreamImage","ecr:CreateRepository"],\
                "Resource":"arn:aws:ecr:eu-central-1:111122223333:repository/%s/*"}""".formatted(sid, prefix));
    }
}
