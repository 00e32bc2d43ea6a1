package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Message;
import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** ReceiveMessage. */
final class ReceiveOperations {

    /** How many messages of a queue can be in flight (SQS developer guide, quotas). */
    private static final int MOST_IN_FLIGHT = 120_000;

    private final QueueFinder finder;
    private final Messages messages;
    private final Mailbox mailbox;
    private final Clock clock;

    ReceiveOperations(QueueFinder finder, Messages messages, Mailbox mailbox, Clock clock) {
        this.finder = finder;
        this.messages = messages;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.on("ReceiveMessage", ReceiveMessageRequest::builder, this::receive);
    }

    private SdkPojo receive(Caller caller, ReceiveMessageRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        int limit = Objects.requireNonNullElse(request.maxNumberOfMessages(), 1);
        if (limit < 1 || limit > 10) {
            throw SqsErrors.invalid(
                    String.valueOf(limit), "MaxNumberOfMessages", "Must be between 1 and 10, if provided.");
        }
        String visibilityTimeout = "VisibilityTimeout";
        Duration visibility =
                Ranges.secondsOr(queue, visibilityTimeout, visibilityTimeout, request.visibilityTimeout(), 43_200);
        Duration wait = Ranges.secondsOr(
                queue, "ReceiveMessageWaitTimeSeconds", "WaitTimeSeconds", request.waitTimeSeconds(), 20);
        List<String> wanted = systemAttributes(request);
        Instant now = clock.instant();
        if (messages.inFlight(queue.id(), now) >= MOST_IN_FLIGHT) {
            throw SqsErrors.overLimit();
        }
        messages.purge(
                queue.id(), now.minus(Duration.ofSeconds(QueueAttributes.number(queue, "MessageRetentionPeriod"))));
        List<Message> taken = mailbox.receive(queue, limit, visibility, wait);
        return ReceiveMessageResponse.builder()
                .messages(
                        taken.isEmpty()
                                ? null
                                : taken.stream()
                                        .map(message -> model(queue, message, wanted, request.messageAttributeNames()))
                                        .toList())
                .build();
    }

    private static List<String> systemAttributes(ReceiveMessageRequest request) {
        List<String> wanted = new ArrayList<>(request.messageSystemAttributeNamesAsStrings());
        wanted.addAll(request.attributeNamesAsStrings());
        for (String name : wanted) {
            if (MessageSystemAttributeName.fromValue(name) == MessageSystemAttributeName.UNKNOWN_TO_SDK_VERSION) {
                throw SqsErrors.unknownAttribute(name);
            }
        }
        return wanted;
    }

    private static software.amazon.awssdk.services.sqs.model.Message model(
            Queue queue, Message message, List<String> wanted, List<String> wantedAttributes) {
        Map<String, String> system = system(queue, message);
        if (!wanted.contains("All")) {
            system.keySet().retainAll(wanted);
        }
        MessageAttributes attributes =
                MessageAttributes.read(message.attributes()).only(wantedAttributes);
        return software.amazon.awssdk.services.sqs.model.Message.builder()
                .messageId(message.messageId())
                .receiptHandle(ReceiptHandle.of(queue.id(), message).toString())
                .body(message.body())
                .md5OfBody(Md5.of(message.body()))
                .md5OfMessageAttributes(attributes.md5())
                .messageAttributes(attributes.values().isEmpty() ? null : attributes.values())
                .attributesWithStrings(system.isEmpty() ? null : system)
                .build();
    }

    private static Map<String, String> system(Queue queue, Message message) {
        Instant first = Objects.requireNonNullElse(message.receivedAt(), message.sentAt());
        Map<String, String> system = new TreeMap<>(message.system());
        system.put("SentTimestamp", String.valueOf(message.sentAt().toEpochMilli()));
        system.put("ApproximateReceiveCount", String.valueOf(message.receives()));
        system.put("ApproximateFirstReceiveTimestamp", String.valueOf(first.toEpochMilli()));
        if (queue.isFifo()) {
            system.put("SequenceNumber", sequence(message.id()));
        }
        return system;
    }

    /** Twenty digits that grow: "large, non-consecutive" (API reference, SendMessage). */
    static String sequence(long id) {
        return "%020d".formatted(id);
    }
}
