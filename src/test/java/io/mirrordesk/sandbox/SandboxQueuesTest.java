package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class SandboxQueuesTest {

    @TempDir
    private Path directory;

    private RunningSandbox sandbox;
    private SqsClient sqs;
    private String queue;

    @BeforeEach
    void start() {
        sandbox = new RunningSandbox(directory);
        sqs = sandbox.sqs;
        queue = sqs.createQueue(q -> q.queueName("work")).queueUrl();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void hidesAReceivedMessageUntilItIsGivenBack() {
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("hello"));
        Message message = receive(0).getFirst();
        assertThat(message.body()).isEqualTo("hello");
        assertThat(receive(0)).isEmpty();
        sqs.changeMessageVisibility(
                m -> m.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
        Message again = receive(0).getFirst();
        sqs.deleteMessage(m -> m.queueUrl(queue).receiptHandle(again.receiptHandle()));
        assertThat(sqs.getQueueAttributes(a -> a.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                        .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0");
    }

    @Test
    void wakesAWaitingReceiverWhenAMessageArrives() throws Exception {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() -> receive(10));
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("hello"));
        assertThat(waiting.get(8, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void deletesABatchAndPurges() {
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("one"));
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("two"));
        Message message = receive(0).getFirst();
        assertThat(sqs.deleteMessageBatch(b -> b.queueUrl(queue)
                                .entries(
                                        e -> e.id("a").receiptHandle(message.receiptHandle()),
                                        e -> e.id("b").receiptHandle("nonsense")))
                        .failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.id()).isEqualTo("b"));
        sqs.purgeQueue(p -> p.queueUrl(queue));
        assertThat(receive(0)).isEmpty();
    }

    @Test
    void saysThatAQueueIsNotThere() {
        assertThatThrownBy(() -> sqs.getQueueUrl(q -> q.queueName("none")))
                .isInstanceOf(QueueDoesNotExistException.class)
                .hasMessageContaining("The specified queue does not exist.");
    }

    private List<Message> receive(int wait) {
        return sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(wait).visibilityTimeout(60))
                .messages();
    }
}
