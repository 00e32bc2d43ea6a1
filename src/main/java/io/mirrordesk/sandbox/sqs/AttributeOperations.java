package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** GetQueueAttributes and SetQueueAttributes. */
final class AttributeOperations {

    private final QueueFinder finder;
    private final Queues queues;
    private final Messages messages;
    private final Clock clock;

    AttributeOperations(QueueFinder finder, Queues queues, Messages messages, Clock clock) {
        this.finder = finder;
        this.queues = queues;
        this.messages = messages;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("GetQueueAttributes", GetQueueAttributesRequest::builder, this::get)
                .on("SetQueueAttributes", SetQueueAttributesRequest::builder, this::set);
    }

    private SdkPojo get(Caller caller, GetQueueAttributesRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        List<String> wanted = request.attributeNamesAsStrings();
        for (String name : wanted) {
            if (QueueAttributeName.fromValue(name) == QueueAttributeName.UNKNOWN_TO_SDK_VERSION) {
                throw SqsErrors.unknownAttribute(name);
            }
        }
        Map<String, String> attributes = all(queue);
        if (!wanted.contains("All")) {
            attributes.keySet().retainAll(wanted);
        }
        return GetQueueAttributesResponse.builder()
                .attributesWithStrings(attributes.isEmpty() ? null : attributes)
                .build();
    }

    private Map<String, String> all(Queue queue) {
        Instant now = clock.instant();
        messages.purge(
                queue.id(), now.minus(Duration.ofSeconds(QueueAttributes.number(queue, "MessageRetentionPeriod"))));
        Map<String, String> all = QueueAttributes.all(queue);
        all.put("QueueArn", queue.arn());
        all.put("CreatedTimestamp", String.valueOf(queue.createdAt().getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(queue.changedAt().getEpochSecond()));
        all.put("ApproximateNumberOfMessages", String.valueOf(messages.visible(queue.id(), now)));
        all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(messages.inFlight(queue.id(), now)));
        all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(messages.delayed(queue.id(), now)));
        return all;
    }

    private SdkPojo set(Caller caller, SetQueueAttributesRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Map<String, String> changes = request.attributesAsStrings();
        if (changes.isEmpty()) {
            throw SqsErrors.missing("Attribute.Name");
        }
        QueueAttributes.checked(changes, queue.isFifo());
        RedrivePolicy.check(
                changes.getOrDefault(RedrivePolicy.ATTRIBUTE, ""), queue.registry(), queue.isFifo(), queues);
        queues.changeAttributes(queue.id(), former -> QueueAttributes.changed(former, changes), clock.instant());
        return SetQueueAttributesResponse.builder().build();
    }
}
