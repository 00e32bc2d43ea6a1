package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.NewMessage.Sent;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SendMessage and SendMessageBatch. */
final class SendOperations {

    private static final int MOST_BYTES = 1_048_576;

    private final QueueFinder finder;
    private final Mailbox mailbox;
    private final Clock clock;

    SendOperations(QueueFinder finder, Mailbox mailbox, Clock clock) {
        this.finder = finder;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("SendMessage", SendMessageRequest::builder, this::send)
                .on("SendMessageBatch", SendMessageBatchRequest::builder, this::sendBatch);
    }

    private SdkPojo send(Caller caller, SendMessageRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Outgoing message = Outgoing.of(request);
        Sent sent = mailbox.send(queue, message.to(queue, caller, clock.instant()));
        return SendMessageResponse.builder()
                .messageId(sent.messageId())
                .md5OfMessageBody(Md5.of(message.body()))
                .md5OfMessageAttributes(message.attributes().md5())
                .sequenceNumber(sequence(queue, sent))
                .build();
    }

    private SdkPojo sendBatch(Caller caller, SendMessageBatchRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        int bytes = request.entries().stream().mapToInt(SendOperations::size).sum();
        if (bytes > MOST_BYTES) {
            throw SqsErrors.batch(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than " + MOST_BYTES + " bytes. You have sent " + bytes
                            + " bytes.");
        }
        Batch<SendMessageBatchResultEntry> batch =
                Batch.of(request.entries(), SendMessageBatchRequestEntry::id, entry -> send(caller, queue, entry));
        return SendMessageBatchResponse.builder()
                .successful(batch.doneOrNull())
                .failed(batch.failedOrNull())
                .build();
    }

    private static int size(SendMessageBatchRequestEntry entry) {
        String body = Objects.requireNonNullElse(entry.messageBody(), "");
        return body.getBytes(StandardCharsets.UTF_8).length + new MessageAttributes(entry.messageAttributes()).size();
    }

    private SendMessageBatchResultEntry send(Caller caller, Queue queue, SendMessageBatchRequestEntry entry) {
        Outgoing message = Outgoing.of(entry);
        Sent sent = mailbox.send(queue, message.to(queue, caller, clock.instant()));
        return SendMessageBatchResultEntry.builder()
                .id(entry.id())
                .messageId(sent.messageId())
                .md5OfMessageBody(Md5.of(message.body()))
                .md5OfMessageAttributes(message.attributes().md5())
                .sequenceNumber(sequence(queue, sent))
                .build();
    }

    private static @Nullable String sequence(Queue queue, Sent sent) {
        return queue.isFifo() ? ReceiveOperations.sequence(sent.sequence()) : null;
    }
}
