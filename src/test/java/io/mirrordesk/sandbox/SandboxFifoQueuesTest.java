package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** FIFO queues: order within a group, and no message twice. */
class SandboxFifoQueuesTest {

    @TempDir
    private static Path directory;

    private static RunningSandbox sandbox;
    private static SqsClient sqs;
    private String queue;

    @BeforeAll
    static void start() {
        sandbox = new RunningSandbox(directory);
        sqs = sandbox.sqs;
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void createQueue() {
        queue = sqs.createQueue(q -> q.queueName("work.fifo").attributesWithStrings(Map.of("FifoQueue", "true")))
                .queueUrl();
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void keepsTheOrderOfAGroupAndHoldsItBackWhileItIsWorkedOn() {
        send("a1", "a", "1");
        send("a2", "a", "2");
        send("b1", "b", "3");
        Message first = receive(1).getFirst();
        assertThat(first.body()).isEqualTo("a1");
        assertThat(receive(10)).extracting(Message::body).containsExactly("b1");
        sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(first.receiptHandle()));
        assertThat(receive(10)).extracting(Message::body).containsExactly("a2");
    }

    @Test
    void takesAMessageOfTheSameIdForTheSameForFiveMinutes() throws Exception {
        SendMessageResponse first = send("one", "a", "same");
        SendMessageResponse second = send("two", "b", "same");
        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(receive(10)).extracting(Message::body).containsExactly("one");
        sandbox.control("POST", "clock", "{\"advanceSeconds\":301}");
        send("three", "b", "same");
        assertThat(receive(10)).extracting(Message::body).contains("three");
    }

    @Test
    void tellsGroupIdAndSequence() {
        SendMessageResponse sent = send("one", "a", "1");
        assertThat(receive(1).getFirst().attributesAsStrings())
                .containsEntry("MessageGroupId", "a")
                .containsEntry("MessageDeduplicationId", "1")
                .containsEntry("SequenceNumber", sent.sequenceNumber());
    }

    @Test
    void takesTheContentForItsId() {
        sqs.setQueueAttributes(
                s -> s.queueUrl(queue).attributesWithStrings(Map.of("ContentBasedDeduplication", "true")));
        send("same", "a", null);
        send("same", "a", null);
        assertThat(receive(10)).hasSize(1);
    }

    @Test
    void refusesWhatAFifoQueueCannotTake() {
        refusal(() -> send("x", null, "1"))
                .is("MissingParameter", "The request must contain the parameter MessageGroupId.");
        refusal(() -> send("x", "a", null))
                .is(
                        "InvalidParameterValue",
                        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
                                + " provided explicitly");
        refusal(() -> sqs.sendMessage(m -> m.queueUrl(queue)
                        .messageBody("x")
                        .messageGroupId("a")
                        .messageDeduplicationId("1")
                        .delaySeconds(2)))
                .is(
                        "InvalidParameterValue",
                        "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is"
                                + " not valid for this queue type.");
        refusal(() -> sqs.createQueue(q -> q.queueName("work").attributesWithStrings(Map.of("FifoQueue", "true"))))
                .is("InvalidParameterValue");
    }

    @Test
    void refusesAReceiptThatHasExpired() throws Exception {
        send("one", "a", "1");
        Message message = receive(1).getFirst();
        sandbox.control("POST", "clock", "{\"advanceSeconds\":31}");
        refusal(() -> sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle())))
                .is(
                        "InvalidParameterValue",
                        "Value " + message.receiptHandle()
                                + " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
    }

    private SendMessageResponse send(String body, @Nullable String group, @Nullable String id) {
        return sqs.sendMessage(
                m -> m.queueUrl(queue).messageBody(body).messageGroupId(group).messageDeduplicationId(id));
    }

    private List<Message> receive(int most) {
        return sqs.receiveMessage(r -> r.queueUrl(queue)
                        .maxNumberOfMessages(most)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }
}
