package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.NewMessage;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.wire.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A message as a request brings it, alone or in a batch, and what SQS asks of it. */
record Outgoing(
        String body,
        MessageAttributes attributes,
        Optional<String> traceHeader,
        @Nullable Integer delaySeconds,
        @Nullable String groupId,
        @Nullable String deduplicationId) {

    private static final Pattern BODY =
            Pattern.compile("[\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    static Outgoing of(SendMessageRequest request) {
        return new Outgoing(
                body(request.messageBody()),
                MessageAttributes.checked(request.messageAttributes()),
                Optional.ofNullable(request.messageSystemAttributesAsStrings().get("AWSTraceHeader"))
                        .flatMap(value -> Optional.ofNullable(value.stringValue())),
                request.delaySeconds(),
                request.messageGroupId(),
                request.messageDeduplicationId());
    }

    static Outgoing of(SendMessageBatchRequestEntry entry) {
        return new Outgoing(
                body(entry.messageBody()),
                MessageAttributes.checked(entry.messageAttributes()),
                Optional.ofNullable(entry.messageSystemAttributesAsStrings().get("AWSTraceHeader"))
                        .flatMap(value -> Optional.ofNullable(value.stringValue())),
                entry.delaySeconds(),
                entry.messageGroupId(),
                entry.messageDeduplicationId());
    }

    private static String body(@Nullable String body) {
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        if (!BODY.matcher(body).matches()) {
            throw SqsErrors.invalidContents();
        }
        return body;
    }

    int size() {
        return body.getBytes(StandardCharsets.UTF_8).length + attributes.size();
    }

    /** The message for a queue, if the queue takes it. */
    NewMessage to(Queue queue, Caller sender, Instant now) {
        int most = QueueAttributes.number(queue, "MaximumMessageSize");
        if (size() > most) {
            throw SqsErrors.invalid(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + most + " bytes.");
        }
        Map<String, String> system = new HashMap<>(Map.of("SenderId", sender.userId()));
        traceHeader.ifPresent(trace -> system.put("AWSTraceHeader", trace));
        if (groupId != null) {
            system.put("MessageGroupId", id("MessageGroupId", groupId));
        }
        Optional<String> deduplication = queue.isFifo() ? Optional.of(deduplication(queue)) : Optional.empty();
        deduplication.ifPresent(key -> system.put("MessageDeduplicationId", key));
        return new NewMessage(
                UUID.randomUUID().toString(),
                body,
                attributes.json(),
                system,
                Optional.ofNullable(queue.isFifo() ? groupId : null),
                deduplication.map(key -> scope(queue) + key),
                now,
                now.plusSeconds(delay(queue)));
    }

    private int delay(Queue queue) {
        if (delaySeconds == null) {
            return QueueAttributes.number(queue, "DelaySeconds");
        }
        if (queue.isFifo() && delaySeconds > 0) {
            throw SqsErrors.invalid(
                    String.valueOf(delaySeconds),
                    "DelaySeconds",
                    "The request include parameter that is not valid for this queue type.");
        }
        return Ranges.seconds("DelaySeconds", delaySeconds, 900);
    }

    private String deduplication(Queue queue) {
        if (groupId == null) {
            throw SqsErrors.missing("MessageGroupId");
        }
        if (deduplicationId != null) {
            return id("MessageDeduplicationId", deduplicationId);
        }
        if (!QueueAttributes.of(queue, "ContentBasedDeduplication").equals("true")) {
            throw SqsErrors.invalid("The queue should either have ContentBasedDeduplication enabled or"
                    + " MessageDeduplicationId provided explicitly");
        }
        return sha256(body);
    }

    private String scope(Queue queue) {
        return QueueAttributes.of(queue, "DeduplicationScope").equals("messageGroup") ? groupId + " " : "";
    }

    private static String id(String parameter, String id) {
        if (!ID.matcher(id).matches()) {
            throw SqsErrors.invalid(
                    id,
                    parameter,
                    parameter + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
        return id;
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
