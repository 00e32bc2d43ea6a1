package io.mirrordesk.sandbox;

import static io.mirrordesk.sandbox.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** A message's way: sent, hidden while somebody works on it, given back or deleted, or put aside. */
class SandboxMessagesTest {

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
        queue = sqs.createQueue(q -> q.queueName("work")).queueUrl();
    }

    @AfterEach
    void reset() throws Exception {
        sandbox.control("POST", "reset", "");
    }

    @Test
    void isHiddenUntilItIsGivenBack() {
        send("hello");
        Message message = receive().getFirst();
        assertThat(message.body()).isEqualTo("hello");
        assertThat(receive()).isEmpty();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("1");
        change(message, 0);
        Message again = receive().getFirst();
        sqs.deleteMessage(m -> m.queueUrl(queue).receiptHandle(again.receiptHandle()));
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    @Test
    void comesAgainAfterItsVisibilityTimeout() throws Exception {
        send("hello");
        Message first = receive().getFirst();
        advance(61);
        Message second = receive().getFirst();
        assertThat(second.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("2");
        refusal(() -> change(first, 10)).is("InvalidParameterValue");
        advance(61);
        refusal(() -> change(second, 10)).is("AWS.SimpleQueueService.MessageNotInflight");
    }

    @Test
    void tellsAboutItself() {
        sqs.sendMessage(m -> m.queueUrl(queue)
                .messageBody("hello")
                .messageAttributes(Map.of(
                        "Kind", text("greeting"),
                        "Count",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("7")
                                        .build(),
                        "Raw",
                                MessageAttributeValue.builder()
                                        .dataType("Binary.x")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1}))
                                        .build())));
        // The SDK itself compares the MD5 of body and attributes, sent and received.
        Message message = receive().getFirst();
        assertThat(message.attributesAsStrings())
                .containsOnlyKeys(
                        "SenderId", "SentTimestamp", "ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp")
                .containsEntry("SenderId", "111122223333");
        assertThat(message.messageAttributes())
                .hasSize(3)
                .hasEntrySatisfying(
                        "Raw",
                        raw -> assertThat(raw.binaryValue().asByteArray()).containsExactly(0, 1));
    }

    @Test
    void showsOnlyTheAttributesThatWereAskedFor() {
        sqs.sendMessage(m -> m.queueUrl(queue)
                .messageBody("hello")
                .messageAttributes(Map.of("Hello", text("a"), "Help.Me", text("b"), "General", text("c"))));
        Message message = sqs.receiveMessage(
                        r -> r.queueUrl(queue).messageAttributeNames("Hel.*").visibilityTimeout(0))
                .messages()
                .getFirst();
        assertThat(message.messageAttributes()).containsOnlyKeys("Hello", "Help.Me");
        assertThat(message.attributes()).isEmpty();
    }

    @Test
    void waitsForItsDelay() throws Exception {
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody("later").delaySeconds(60));
        assertThat(receive()).isEmpty();
        assertThat(count(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        advance(61);
        assertThat(receive()).hasSize(1);
    }

    @Test
    void isForgottenAfterTheRetentionPeriod() throws Exception {
        send("old");
        advance(345_601);
        assertThat(receive()).isEmpty();
    }

    @Test
    void wakesAWaitingReceiver() throws Exception {
        CompletableFuture<List<Message>> waiting = CompletableFuture.supplyAsync(() ->
                sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages());
        send("hello");
        assertThat(waiting.get(8, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void goesToTheDeadLetterQueueAfterTooManyReceives() {
        String dead = sqs.createQueue(q -> q.queueName("dead")).queueUrl();
        sqs.setQueueAttributes(s -> s.queueUrl(queue)
                .attributesWithStrings(Map.of(
                        "RedrivePolicy",
                        SandboxQueuesTest.redrive("arn:aws:sqs:eu-central-1:111122223333:dead", "2"))));
        send("poison");
        change(receive().getFirst(), 0);
        change(receive().getFirst(), 0);
        assertThat(receive()).isEmpty();
        Message letter = sqs.receiveMessage(
                        r -> r.queueUrl(dead).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();
        assertThat(letter.body()).isEqualTo("poison");
        assertThat(letter.attributesAsStrings())
                .containsEntry("DeadLetterQueueSourceArn", "arn:aws:sqs:eu-central-1:111122223333:work");
    }

    @Test
    void goesInBatches() {
        SendMessageBatchResponse sent = sqs.sendMessageBatch(b -> b.queueUrl(queue)
                .entries(
                        e -> e.id("a").messageBody("one"),
                        e -> e.id("b").messageBody("bad \u0001"),
                        e -> e.id("c").messageBody("two")));
        assertThat(sent.successful()).hasSize(2);
        assertThat(sent.failed()).singleElement().satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("b");
            assertThat(failure.code()).isEqualTo("InvalidMessageContents");
            assertThat(failure.senderFault()).isTrue();
        });
        List<Message> messages = receive();
        sqs.changeMessageVisibilityBatch(b -> b.queueUrl(queue)
                .entries(e -> e.id("a")
                        .receiptHandle(messages.getFirst().receiptHandle())
                        .visibilityTimeout(0)));
        assertThat(sqs.deleteMessageBatch(b -> b.queueUrl(queue)
                                .entries(
                                        e -> e.id("a")
                                                .receiptHandle(
                                                        receive().getFirst().receiptHandle()),
                                        e -> e.id("b").receiptHandle("nonsense")))
                        .failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("ReceiptHandleIsInvalid"));
    }

    @Test
    void refusesABatchThatIsNotSound() {
        refusal(() -> batch()).is("AWS.SimpleQueueService.EmptyBatchRequest");
        refusal(() -> batch("a", "a")).is("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "Id a repeated.");
        refusal(() -> batch("in:valid")).is("AWS.SimpleQueueService.InvalidBatchEntryId");
        String[] ids = IntStream.range(0, 11).mapToObj(i -> "i" + i).toArray(String[]::new);
        refusal(() -> batch(ids))
                .is(
                        "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                        "Maximum number of entries per request are 10. You have sent 11.");
    }

    @Test
    void refusesWhatIsTooLongOrMalformed() {
        sqs.setQueueAttributes(s -> s.queueUrl(queue).attributesWithStrings(Map.of("MaximumMessageSize", "1024")));
        refusal(() -> send("x".repeat(1025)))
                .is(
                        "InvalidParameterValue",
                        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.");
        refusal(() -> send("\uFFFF")).is("InvalidMessageContents");
        refusal(() -> send("")).is("MissingParameter", "The request must contain the parameter MessageBody.");
        refusal(() -> sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(11)))
                .is(
                        "InvalidParameterValue",
                        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if"
                                + " provided.");
        refusal(() -> sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(21)))
                .is(
                        "InvalidParameterValue",
                        "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if"
                                + " provided.");
        refusal(() -> sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle("nonsense")))
                .is("ReceiptHandleIsInvalid", "The input receipt handle \"nonsense\" is not a valid receipt handle.");
    }

    @Test
    void isReceivedByOneOfManyReceivers() throws Exception {
        for (int i = 0; i < 60; i++) {
            send("message " + i);
        }
        List<String> bodies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<String>> receiver = () -> {
                List<String> mine = new ArrayList<>();
                List<Message> messages = receive();
                while (!messages.isEmpty()) {
                    messages.forEach(message -> mine.add(message.body()));
                    messages = receive();
                }
                return mine;
            };
            for (Future<List<String>> received : threads.invokeAll(List.of(receiver, receiver, receiver, receiver))) {
                bodies.addAll(received.get());
            }
        }
        assertThat(bodies).hasSize(60).doesNotHaveDuplicates();
    }

    private void send(String body) {
        sqs.sendMessage(m -> m.queueUrl(queue).messageBody(body));
    }

    private void batch(String... ids) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String id : ids) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(id)
                    .messageBody("x")
                    .build());
        }
        sqs.sendMessageBatch(b -> b.queueUrl(queue).entries(entries));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(r -> r.queueUrl(queue)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(60)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void change(Message message, int seconds) {
        sqs.changeMessageVisibility(
                m -> m.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
    }

    private String count(QueueAttributeName name) {
        return sqs.getQueueAttributes(a -> a.queueUrl(queue).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static void advance(int seconds) throws Exception {
        sandbox.control("POST", "clock", "{\"advanceSeconds\":" + seconds + "}");
    }
}
