package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** TagQueue, UntagQueue and ListQueueTags. */
final class QueueTags {

    private final QueueFinder finder;
    private final Queues queues;

    QueueTags(QueueFinder finder, Queues queues) {
        this.finder = finder;
        this.queues = queues;
    }

    void addTo(Operations operations) {
        operations
                .on("TagQueue", TagQueueRequest::builder, this::tag)
                .on("UntagQueue", UntagQueueRequest::builder, this::untag)
                .on("ListQueueTags", ListQueueTagsRequest::builder, this::list);
    }

    static Map<String, String> checked(Map<String, String> tags) {
        boolean sound = tags.size() <= 50
                && tags.entrySet().stream()
                        .allMatch(tag -> !tag.getKey().isEmpty()
                                && tag.getKey().length() <= 128
                                && tag.getValue().length() <= 256);
        if (!sound) {
            throw SqsErrors.invalid(
                    "A queue has up to 50 tags, with keys of 1 to 128 and values of up to 256" + " characters.");
        }
        return tags;
    }

    private SdkPojo tag(Caller caller, TagQueueRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        if (request.tags().isEmpty()) {
            throw SqsErrors.missing("Tags");
        }
        queues.changeTags(queue.id(), former -> {
            Map<String, String> tags = new HashMap<>(former);
            tags.putAll(request.tags());
            return checked(tags);
        });
        return TagQueueResponse.builder().build();
    }

    private SdkPojo untag(Caller caller, UntagQueueRequest request) {
        Queue queue = finder.byUrl(caller, request.queueUrl());
        if (request.tagKeys().isEmpty()) {
            throw SqsErrors.invalid("Tag keys can't be empty.");
        }
        queues.changeTags(queue.id(), former -> {
            Map<String, String> tags = new HashMap<>(former);
            tags.keySet().removeAll(request.tagKeys());
            return tags;
        });
        return UntagQueueResponse.builder().build();
    }

    private SdkPojo list(Caller caller, ListQueueTagsRequest request) {
        Map<String, String> tags = finder.byUrl(caller, request.queueUrl()).tags();
        return ListQueueTagsResponse.builder()
                .tags(tags.isEmpty() ? null : tags)
                .build();
    }
}
