package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Message;
import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Messages: send, receive, hide, delete. */
final class MessageOperations {

    private final QueueFinder finder;
    private final Messages messages;
    private final Mailbox mailbox;
    private final Clock clock;

    MessageOperations(QueueFinder finder, Messages messages, Mailbox mailbox, Clock clock) {
        this.finder = finder;
        this.messages = messages;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("SendMessage", SendMessageRequest::builder, this::send)
                .on("ReceiveMessage", ReceiveMessageRequest::builder, this::receive)
                .on("DeleteMessage", DeleteMessageRequest::builder, this::delete)
                .on("DeleteMessageBatch", DeleteMessageBatchRequest::builder, this::deleteBatch)
                .on("ChangeMessageVisibility", ChangeMessageVisibilityRequest::builder, this::changeVisibility);
    }

    private SdkPojo send(Caller caller, SendMessageRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        if (request.messageBody() == null || request.messageBody().isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        Duration delay = seconds(queue, "DelaySeconds", request.delaySeconds(), 900);
        String id = mailbox.send(queue, request.messageBody(), "{}", delay);
        return SendMessageResponse.builder()
                .messageId(id)
                .md5OfMessageBody(md5(request.messageBody()))
                .build();
    }

    private SdkPojo receive(Caller caller, ReceiveMessageRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        int limit = Objects.requireNonNullElse(request.maxNumberOfMessages(), 1);
        if (limit < 1 || limit > 10) {
            throw SqsErrors.invalid("Value " + limit
                    + " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.");
        }
        Duration visibility = seconds(queue, "VisibilityTimeout", request.visibilityTimeout(), 43_200);
        Duration wait = seconds(queue, "ReceiveMessageWaitTimeSeconds", request.waitTimeSeconds(), 20);
        Duration retention = seconds(queue, "MessageRetentionPeriod", null, 1_209_600);
        messages.purge(queue.id(), clock.instant().minus(retention));
        List<Message> taken = mailbox.receive(queue, limit, visibility, wait);
        return ReceiveMessageResponse.builder()
                .messages(
                        taken.isEmpty()
                                ? null
                                : taken.stream()
                                        .map(m -> model(queue, m, request))
                                        .toList())
                .build();
    }

    private static software.amazon.awssdk.services.sqs.model.Message model(
            Queue queue, Message message, ReceiveMessageRequest request) {
        List<String> wanted = new ArrayList<>(request.messageSystemAttributeNamesAsStrings());
        wanted.addAll(request.attributeNamesAsStrings());
        Map<String, String> attributes = new TreeMap<>(Map.of(
                "SenderId", queue.registry().account(),
                "SentTimestamp", String.valueOf(message.sentAt().toEpochMilli()),
                "ApproximateReceiveCount", String.valueOf(message.receives()),
                "ApproximateFirstReceiveTimestamp",
                        String.valueOf(Objects.requireNonNullElse(message.receivedAt(), message.sentAt())
                                .toEpochMilli())));
        if (!wanted.contains("All")) {
            attributes.keySet().retainAll(wanted);
        }
        return software.amazon.awssdk.services.sqs.model.Message.builder()
                .messageId(message.messageId())
                .receiptHandle(ReceiptHandle.of(queue.id(), message).toString())
                .body(message.body())
                .md5OfBody(md5(message.body()))
                .attributesWithStrings(attributes.isEmpty() ? null : attributes)
                .build();
    }

    private SdkPojo delete(Caller caller, DeleteMessageRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        messages.delete(
                queue.id(),
                ReceiptHandle.parse(queue.id(), request.receiptHandle()).messageId());
        return DeleteMessageResponse.builder().build();
    }

    private SdkPojo deleteBatch(Caller caller, DeleteMessageBatchRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        if (request.entries().isEmpty() || request.entries().size() > 10) {
            throw SqsErrors.invalid("A batch has 1 to 10 entries.");
        }
        List<DeleteMessageBatchResultEntry> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            try {
                messages.delete(
                        queue.id(),
                        ReceiptHandle.parse(queue.id(), entry.receiptHandle()).messageId());
                done.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
            } catch (AwsError e) {
                failed.add(BatchResultErrorEntry.builder()
                        .id(entry.id())
                        .senderFault(true)
                        .code("ReceiptHandleIsInvalid")
                        .message(e.text())
                        .build());
            }
        }
        return DeleteMessageBatchResponse.builder()
                .successful(done)
                .failed(failed)
                .build();
    }

    private SdkPojo changeVisibility(Caller caller, ChangeMessageVisibilityRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        ReceiptHandle handle = ReceiptHandle.parse(queue.id(), request.receiptHandle());
        Duration visibility = seconds(queue, "VisibilityTimeout", request.visibilityTimeout(), 43_200);
        if (!messages.hideUntil(
                queue.id(),
                handle.messageId(),
                handle.receives(),
                clock.instant().plus(visibility))) {
            throw SqsErrors.notInFlight();
        }
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private static Duration seconds(Queue queue, String attribute, @Nullable Integer given, int most) {
        int seconds = given == null ? Integer.parseInt(QueueOperations.attribute(queue, attribute)) : given;
        if (seconds < 0 || seconds > most) {
            throw SqsErrors.invalid("Value " + seconds + " for parameter " + attribute
                    + " is invalid. Reason: Must be >= 0 and <= " + most + ", if provided.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static String md5(String text) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
