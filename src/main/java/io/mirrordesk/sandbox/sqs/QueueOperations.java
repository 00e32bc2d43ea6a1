package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Queues and their attributes. */
final class QueueOperations {

    /** What a queue has that nobody set otherwise. */
    static final Map<String, String> DEFAULTS = Map.of(
            "VisibilityTimeout", "30",
            "DelaySeconds", "0",
            "MaximumMessageSize", "1048576",
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0");

    private final QueueFinder finder;
    private final Queues queues;
    private final Messages messages;
    private final Clock clock;

    QueueOperations(QueueFinder finder, Queues queues, Messages messages, Clock clock) {
        this.finder = finder;
        this.queues = queues;
        this.messages = messages;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations
                .on("CreateQueue", CreateQueueRequest::builder, this::create)
                .on("GetQueueUrl", GetQueueUrlRequest::builder, this::url)
                .on("ListQueues", ListQueuesRequest::builder, this::list)
                .on("GetQueueAttributes", GetQueueAttributesRequest::builder, this::attributes)
                .on("SetQueueAttributes", SetQueueAttributesRequest::builder, this::setAttributes)
                .on("PurgeQueue", PurgeQueueRequest::builder, this::purge)
                .on("DeleteQueue", DeleteQueueRequest::builder, this::delete);
    }

    private SdkPojo create(Caller caller, CreateQueueRequest request) {
        String name = Objects.requireNonNullElse(request.queueName(), "");
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw SqsErrors.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        Map<String, String> wished = checked(request.attributesAsStrings());
        Queue queue = queues.findOrCreate(caller.registry(), name, wished, clock.instant());
        boolean differs =
                wished.entrySet().stream().anyMatch(wish -> !wish.getValue().equals(attribute(queue, wish.getKey())));
        if (differs) {
            throw SqsErrors.queueExists();
        }
        return CreateQueueResponse.builder().queueUrl(finder.url(queue)).build();
    }

    private static Map<String, String> checked(Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            boolean number = DEFAULTS.containsKey(name);
            if (number && !value.matches("\\d{1,7}")) {
                throw SqsErrors.invalid("Invalid value for the parameter " + name + ".");
            }
        });
        return attributes;
    }

    /** An attribute as set, or its default; {@code ""} for one that has none. */
    static String attribute(Queue queue, String name) {
        return queue.attributes().getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
    }

    private SdkPojo url(Caller caller, GetQueueUrlRequest request) {
        String owner = Objects.requireNonNullElse(request.queueOwnerAWSAccountId(), caller.account());
        if (!owner.equals(caller.account())) {
            throw SqsErrors.noSuchQueue();
        }
        Queue queue = finder.byName(new Registry(owner, caller.region()), request.queueName());
        return GetQueueUrlResponse.builder().queueUrl(finder.url(queue)).build();
    }

    private SdkPojo list(Caller caller, ListQueuesRequest request) {
        String prefix = Objects.requireNonNullElse(request.queueNamePrefix(), "");
        String after = Objects.requireNonNullElse(request.nextToken(), "");
        int size = Math.clamp(Objects.requireNonNullElse(request.maxResults(), 1000), 1, 1000);
        List<Queue> found = queues.list(caller.registry(), prefix, after, size);
        return ListQueuesResponse.builder()
                .queueUrls(found.stream().map(finder::url).toList())
                .nextToken(
                        request.maxResults() != null && found.size() == size
                                ? found.getLast().name()
                                : null)
                .build();
    }

    private SdkPojo attributes(Caller caller, GetQueueAttributesRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Instant now = clock.instant();
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(queue.attributes());
        all.put("QueueArn", queue.arn());
        all.put("CreatedTimestamp", String.valueOf(queue.createdAt().getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(queue.changedAt().getEpochSecond()));
        all.put("ApproximateNumberOfMessages", String.valueOf(messages.visible(queue.id(), now)));
        all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(messages.hidden(queue.id(), now)));
        all.put("ApproximateNumberOfMessagesDelayed", "0");
        List<String> wanted = request.attributeNamesAsStrings();
        if (!wanted.contains("All")) {
            all.keySet().retainAll(wanted);
        }
        return GetQueueAttributesResponse.builder().attributesWithStrings(all).build();
    }

    private SdkPojo setAttributes(Caller caller, SetQueueAttributesRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Map<String, String> attributes = new HashMap<>(queue.attributes());
        attributes.putAll(checked(request.attributesAsStrings()));
        queues.setAttributes(queue.id(), attributes, clock.instant());
        return SetQueueAttributesResponse.builder().build();
    }

    private SdkPojo purge(Caller caller, PurgeQueueRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        messages.purge(queue.id(), clock.instant().plusMillis(1));
        return PurgeQueueResponse.builder().build();
    }

    private SdkPojo delete(Caller caller, DeleteQueueRequest request) {
        queues.delete(finder.byUrl(caller, request.queueUrl()).id());
        return DeleteQueueResponse.builder().build();
    }
}
