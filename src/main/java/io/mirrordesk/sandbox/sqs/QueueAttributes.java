package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Queue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The attributes of queues that can be set: their defaults and what is a value of each (API reference, SetQueueAttributes). */
final class QueueAttributes {

    private record Range(String otherwise, int least, int most) {}

    private static final Map<String, Range> NUMBERS = Map.of(
            "DelaySeconds", new Range("0", 0, 900),
            "MaximumMessageSize", new Range("1048576", 1024, 1_048_576),
            "MessageRetentionPeriod", new Range("345600", 60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Range("0", 0, 20),
            "VisibilityTimeout", new Range("30", 0, 43_200));

    private static final Map<String, List<String>> CHOICES = Map.of(
            "SqsManagedSseEnabled", List.of("true", "false"),
            "FifoQueue", List.of("true"),
            "ContentBasedDeduplication", List.of("true", "false"),
            "DeduplicationScope", List.of("queue", "messageGroup"),
            "FifoThroughputLimit", List.of("perQueue", "perMessageGroupId"));

    private static final Set<String> FIFO_ONLY =
            Set.of("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");
    private static final Set<String> JSON = Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy");
    private static final String KEY_REUSE = "KmsDataKeyReusePeriodSeconds";
    private static final String MANAGED = "SqsManagedSseEnabled";
    private static final String KMS = "KmsMasterKeyId";

    private QueueAttributes() {}

    static Map<String, String> checked(Map<String, String> attributes, boolean fifo) {
        attributes.forEach((name, value) -> check(name, value, fifo));
        if (attributes.getOrDefault(MANAGED, "").equals("true") && StringUtils.hasText(attributes.get(KMS))) {
            throw SqsErrors.attributeName("You can use one type of server-side encryption (SSE) at one time. You can"
                    + " either enable KMS SSE or SQS SSE.");
        }
        return attributes;
    }

    private static void check(String name, String value, boolean fifo) {
        if (FIFO_ONLY.contains(name) && !fifo) {
            throw SqsErrors.unknownAttribute(name);
        }
        if (NUMBERS.containsKey(name)) {
            Range range = NUMBERS.get(name);
            number(name, value, range.least(), range.most());
        } else if (name.equals(KEY_REUSE)) {
            number(name, value, 60, 86_400);
        } else if (CHOICES.containsKey(name)) {
            if (!CHOICES.get(name).contains(value)) {
                throw SqsErrors.attributeValue(name);
            }
        } else if (JSON.contains(name)) {
            json(name, value);
        } else if (!name.equals(KMS)) {
            throw SqsErrors.unknownAttribute(name);
        }
    }

    private static void number(String name, String value, int least, int most) {
        if (!value.matches("\\d{1,7}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw SqsErrors.attributeValue(name);
        }
    }

    /** An empty value takes a policy away. */
    private static void json(String name, String value) {
        try {
            if (!value.isEmpty() && !JsonMapper.shared().readTree(value).isObject()) {
                throw SqsErrors.attributeValue(name);
            }
        } catch (JacksonException e) {
            throw SqsErrors.attributeValue(name);
        }
    }

    /** An attribute as set, or its default; {@code ""} for one that has none. */
    static String of(Queue queue, String name) {
        return all(queue).getOrDefault(name, "");
    }

    static int number(Queue queue, String name) {
        return Integer.parseInt(of(queue, name));
    }

    /** What is set, and the defaults of what is not. */
    static Map<String, String> all(Queue queue) {
        Map<String, String> all = new TreeMap<>();
        NUMBERS.forEach((name, range) -> all.put(name, range.otherwise()));
        all.put(MANAGED, String.valueOf(!queue.attributes().containsKey(KMS)));
        if (queue.isFifo()) {
            all.putAll(Map.of(
                    "ContentBasedDeduplication", "false",
                    "DeduplicationScope", "queue",
                    "FifoThroughputLimit", "perQueue"));
        }
        if (queue.attributes().containsKey(KMS)) {
            all.put(KEY_REUSE, "300");
        }
        all.putAll(queue.attributes());
        return all;
    }

    /** What is set after a change; an empty value takes the attribute away. */
    static Map<String, String> changed(Map<String, String> former, Map<String, String> changes) {
        Map<String, String> attributes = new HashMap<>(former);
        attributes.putAll(changes);
        if (StringUtils.hasText(changes.get(KMS))) {
            attributes.remove(MANAGED);
        }
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }
}
