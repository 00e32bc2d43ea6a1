package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;

/** Queues: create, find, list, purge, delete. */
final class QueueOperations {

    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);

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
                .on("ListDeadLetterSourceQueues", ListDeadLetterSourceQueuesRequest::builder, this::listSources)
                .on("PurgeQueue", PurgeQueueRequest::builder, this::purge)
                .on("DeleteQueue", DeleteQueueRequest::builder, this::delete);
    }

    private SdkPojo create(Caller caller, CreateQueueRequest request) {
        Map<String, String> wished = request.attributesAsStrings();
        boolean fifo = wished.getOrDefault("FifoQueue", "").equals("true");
        String name = name(request.queueName(), fifo);
        QueueAttributes.checked(wished, fifo);
        RedrivePolicy.check(wished.getOrDefault(RedrivePolicy.ATTRIBUTE, ""), caller.registry(), fifo, queues);
        Map<String, String> attributes = QueueAttributes.changed(Map.of(), wished);
        Map<String, String> tags = QueueTags.checked(request.tags());
        Queue queue = queues.findOrCreate(caller.registry(), name, attributes, tags, clock.instant());
        Map<String, String> actual = QueueAttributes.all(queue);
        attributes.forEach((attribute, value) -> {
            if (!value.equals(actual.get(attribute))) {
                throw SqsErrors.queueExists(attribute);
            }
        });
        return CreateQueueResponse.builder().queueUrl(finder.url(queue)).build();
    }

    private static String name(@Nullable String name, boolean fifo) {
        if (name == null || name.isEmpty()) {
            throw SqsErrors.missing("QueueName");
        }
        if (fifo && !name.matches("[A-Za-z0-9_-]{1,75}\\.fifo")) {
            throw SqsErrors.invalid("The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                    + " underscores, must end with .fifo suffix and be 1 to 80 in length");
        }
        if (!fifo && !name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw SqsErrors.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        return name;
    }

    private SdkPojo url(Caller caller, GetQueueUrlRequest request) {
        String owner = Objects.requireNonNullElse(request.queueOwnerAWSAccountId(), caller.account());
        if (!owner.equals(caller.account())) {
            throw SqsErrors.noSuchQueueOrNoAccess();
        }
        Queue queue = finder.byName(new Registry(owner, caller.region()), request.queueName());
        return GetQueueUrlResponse.builder().queueUrl(finder.url(queue)).build();
    }

    private SdkPojo list(Caller caller, ListQueuesRequest request) {
        String prefix = Objects.requireNonNullElse(request.queueNamePrefix(), "");
        int size = size(request.maxResults());
        List<Queue> found = queues.list(caller.registry(), prefix, after(request.nextToken()), size + 1);
        List<Queue> page = found.subList(0, Math.min(size, found.size()));
        // Without MaxResults there is one page and no token (API reference, ListQueues).
        boolean more = request.maxResults() != null && found.size() > size;
        return ListQueuesResponse.builder()
                .queueUrls(urls(page))
                .nextToken(more ? page.getLast().name() : null)
                .build();
    }

    private @Nullable List<String> urls(List<Queue> page) {
        return page.isEmpty() ? null : page.stream().map(finder::url).toList();
    }

    private static int size(@Nullable Integer maxResults) {
        int size = Objects.requireNonNullElse(maxResults, 1000);
        if (size < 1 || size > 1000) {
            throw SqsErrors.invalid(
                    String.valueOf(size), "MaxResults", "MaxResults must be an integer between 1 and 1000.");
        }
        return size;
    }

    private static String after(@Nullable String token) {
        if (token != null && !token.matches("[A-Za-z0-9_.-]{1,80}")) {
            throw SqsErrors.invalid("Invalid or expired next token.");
        }
        return Objects.requireNonNullElse(token, "");
    }

    private SdkPojo listSources(Caller caller, ListDeadLetterSourceQueuesRequest request) {
        Queue target = finder.byUrl(caller, request.queueUrl());
        String after = after(request.nextToken());
        int size = size(request.maxResults());
        List<Queue> sources = queues.list(caller.registry(), "", after, Integer.MAX_VALUE).stream()
                .filter(queue -> RedrivePolicy.of(queue)
                        .filter(policy -> policy.targetArn().equals(target.arn()))
                        .isPresent())
                .toList();
        List<Queue> page = sources.subList(0, Math.min(size, sources.size()));
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(page.stream().map(finder::url).toList())
                .nextToken(sources.size() > size ? page.getLast().name() : null)
                .build();
    }

    private SdkPojo purge(Caller caller, PurgeQueueRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        Instant now = clock.instant();
        if (!queues.startPurge(queue.id(), now, BETWEEN_PURGES)) {
            throw SqsErrors.purgeInProgress(queue.name());
        }
        messages.purge(queue.id(), now.plusMillis(1));
        return PurgeQueueResponse.builder().build();
    }

    private SdkPojo delete(Caller caller, DeleteQueueRequest request) {
        queues.delete(finder.byUrl(caller, request.queueUrl()).id());
        return DeleteQueueResponse.builder().build();
    }
}
