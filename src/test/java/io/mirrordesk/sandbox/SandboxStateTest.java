package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the sandbox remembers: over a restart, and when many write at once. */
@Timeout(120)
class SandboxStateTest {

    private static final int MANY = 24;

    @TempDir
    private Path directory;

    @Test
    void remembersEverythingOverARestart() {
        try (RunningSandbox sandbox = new RunningSandbox(directory)) {
            sandbox.ecr.createRepository(r -> r.repositoryName("app"));
            sandbox.credential("me", "good");
            String queue = sandbox.sqs
                    .getQueueUrl(q -> q.queueName("mirrordesk-events"))
                    .queueUrl();
            sandbox.sqs.sendMessage(m -> m.queueUrl(queue).messageBody("hello"));
        }
        try (RunningSandbox sandbox = new RunningSandbox(directory)) {
            assertThat(sandbox.ecr.describeRepositories().repositories()).hasSize(1);
            assertThat(sandbox.secrets
                            .getSecretValue(s -> s.secretId("ecr-pullthroughcache/docker-hub"))
                            .secretString())
                    .contains("good");
            String queue = sandbox.sqs
                    .getQueueUrl(q -> q.queueName("mirrordesk-events"))
                    .queueUrl();
            assertThat(sandbox.sqs
                            .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10))
                            .messages())
                    .hasSize(3)
                    .anySatisfy(message -> assertThat(message.body()).isEqualTo("hello"));
        }
    }

    @Test
    void letsOneOfManyCreateAndTellsTheOthers() throws Exception {
        try (RunningSandbox sandbox = new RunningSandbox(directory)) {
            assertThat(atOnce(i -> () -> code(() -> sandbox.ecr.createRepository(r -> r.repositoryName("app")))))
                    .containsOnlyOnce("ok")
                    .containsOnly("ok", "RepositoryAlreadyExistsException");
            assertThat(atOnce(i -> () -> code(
                            () -> sandbox.secrets.createSecret(s -> s.name("s").secretString("v" + i)))))
                    .containsOnlyOnce("ok")
                    .containsOnly("ok", "ResourceExistsException");
            assertThat(atOnce(i -> () -> code(() -> sandbox.sqs.createQueue(q -> q.queueName("work")))))
                    .containsOnly("ok");
        }
    }

    @Test
    void losesNoUpdateOfMany() throws Exception {
        try (RunningSandbox sandbox = new RunningSandbox(directory)) {
            sandbox.secrets.createSecret(s -> s.name("s").secretString("v"));
            String queue = sandbox.sqs.createQueue(q -> q.queueName("work")).queueUrl();
            assertThat(atOnce(i -> () -> code(() -> {
                        sandbox.secrets.tagResource(s -> s.secretId("s")
                                .tags(Tag.builder().key("k" + i).value("v").build()));
                        sandbox.secrets.putSecretValue(s -> s.secretId("s").secretString("v" + i));
                        sandbox.sqs.tagQueue(t -> t.queueUrl(queue).tags(Map.of("k" + i, "v")));
                        sandbox.sqs.sendMessage(m -> m.queueUrl(queue).messageBody("m" + i));
                    })))
                    .containsOnly("ok");

            assertThat(sandbox.secrets.describeSecret(s -> s.secretId("s")).tags())
                    .hasSize(MANY);
            Map<String, List<String>> stages =
                    sandbox.secrets.describeSecret(s -> s.secretId("s")).versionIdsToStages();
            assertThat(Set.copyOf(stages.values())).isEqualTo(Set.of(List.of("AWSCURRENT"), List.of("AWSPREVIOUS")));
            assertThat(sandbox.secrets
                            .listSecretVersionIds(s -> s.secretId("s").includeDeprecated(true))
                            .versions())
                    .hasSize(MANY + 1);
            assertThat(sandbox.sqs.listQueueTags(t -> t.queueUrl(queue)).tags()).hasSize(MANY);
            QueueAttributeName number = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
            assertThat(sandbox.sqs
                            .getQueueAttributes(a -> a.queueUrl(queue).attributeNames(number))
                            .attributes())
                    .containsEntry(number, String.valueOf(MANY));
        }
    }

    private static List<String> atOnce(IntFunction<Callable<String>> work) throws Exception {
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> outcome :
                    threads.invokeAll(IntStream.range(0, MANY).mapToObj(work).toList())) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "ok";
        } catch (AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorCode();
        }
    }
}
