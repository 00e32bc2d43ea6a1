package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Message;
import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/** What a receiver does with a message it has: delete it, or change when it comes again. */
final class SettleOperations {

    private final QueueFinder finder;
    private final Messages messages;
    private final Mailbox mailbox;
    private final Clock clock;

    SettleOperations(QueueFinder finder, Messages messages, Mailbox mailbox, Clock clock) {
        this.finder = finder;
        this.messages = messages;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("DeleteMessage", DeleteMessageRequest::builder, this::delete)
                .on("DeleteMessageBatch", DeleteMessageBatchRequest::builder, this::deleteBatch)
                .on("ChangeMessageVisibility", ChangeMessageVisibilityRequest::builder, this::change)
                .on("ChangeMessageVisibilityBatch", ChangeMessageVisibilityBatchRequest::builder, this::changeBatch);
    }

    private SdkPojo delete(Caller caller, DeleteMessageRequest request) {
        delete(finder.byUrl(caller, request.queueUrl()), request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    private void delete(Queue queue, @Nullable String handle) {
        ReceiptHandle receipt = ReceiptHandle.parse(queue.id(), handle);
        if (queue.isFifo()) {
            messages.find(queue.id(), receipt.messageId())
                    .filter(message -> !isHeld(message, receipt, clock.instant()))
                    .ifPresent(message -> {
                        throw SqsErrors.invalid(
                                String.valueOf(handle), "ReceiptHandle", "The receipt handle has expired.");
                    });
        }
        messages.delete(queue.id(), receipt.messageId());
        mailbox.wake();
    }

    private static boolean isHeld(Message message, ReceiptHandle receipt, Instant now) {
        return message.receives() == receipt.receives() && message.visibleAt().isAfter(now);
    }

    private SdkPojo deleteBatch(Caller caller, DeleteMessageBatchRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Batch<DeleteMessageBatchResultEntry> batch =
                Batch.of(request.entries(), DeleteMessageBatchRequestEntry::id, entry -> {
                    delete(queue, entry.receiptHandle());
                    return DeleteMessageBatchResultEntry.builder()
                            .id(entry.id())
                            .build();
                });
        return DeleteMessageBatchResponse.builder()
                .successful(batch.doneOrNull())
                .failed(batch.failedOrNull())
                .build();
    }

    private SdkPojo change(Caller caller, ChangeMessageVisibilityRequest request) {
        change(finder.byUrl(caller, request.queueUrl()), request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private void change(Queue queue, @Nullable String handle, @Nullable Integer timeout) {
        if (timeout == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        Ranges.seconds("VisibilityTimeout", timeout, 43_200);
        ReceiptHandle receipt = ReceiptHandle.parse(queue.id(), handle);
        Instant now = clock.instant();
        Optional<Message> message = messages.find(queue.id(), receipt.messageId());
        if (message.isPresent() && !message.get().visibleAt().isAfter(now)) {
            throw SqsErrors.notInFlight();
        }
        if (!messages.hideUntil(queue.id(), receipt.messageId(), receipt.receives(), now.plusSeconds(timeout))) {
            throw SqsErrors.invalid(
                    String.valueOf(handle),
                    "ReceiptHandle",
                    "Message does not exist or is not available for visibility timeout change.");
        }
        mailbox.wake();
    }

    private SdkPojo changeBatch(Caller caller, ChangeMessageVisibilityBatchRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Batch<ChangeMessageVisibilityBatchResultEntry> batch =
                Batch.of(request.entries(), ChangeMessageVisibilityBatchRequestEntry::id, entry -> {
                    change(queue, entry.receiptHandle(), entry.visibilityTimeout());
                    return ChangeMessageVisibilityBatchResultEntry.builder()
                            .id(entry.id())
                            .build();
                });
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(batch.doneOrNull())
                .failed(batch.failedOrNull())
                .build();
    }
}
