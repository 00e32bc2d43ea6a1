package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.DeadLetter;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import io.mirrordesk.sandbox.store.Registry;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attribute {@code RedrivePolicy} of a queue.
 *
 * @param targetArn the dead letter queue, of the same account and region
 */
record RedrivePolicy(String targetArn, int maxReceives) {

    static final String ATTRIBUTE = "RedrivePolicy";
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:sqs:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_.-]{1,80}");

    /** The policy of a queue; empty if it has none. */
    static Optional<RedrivePolicy> of(Queue queue) {
        return Optional.ofNullable(queue.attributes().get(ATTRIBUTE)).map(RedrivePolicy::parse);
    }

    static RedrivePolicy parse(String text) {
        JsonNode json = read(text);
        for (String mandatory : new String[] {"deadLetterTargetArn", "maxReceiveCount"}) {
            if (!json.has(mandatory)) {
                throw invalid(text, "Redrive policy does not contain mandatory attribute: " + mandatory + ".");
            }
        }
        String arn = json.path("deadLetterTargetArn").asString("");
        if (!ARN.matcher(arn).matches()) {
            throw invalid(text, "Invalid value for deadLetterTargetArn.");
        }
        String count = json.path("maxReceiveCount").asString("");
        if (!count.matches("\\d{1,4}") || Integer.parseInt(count) < 1 || Integer.parseInt(count) > 1000) {
            throw invalid(
                    text,
                    "Invalid value for maxReceiveCount: " + count
                            + ", valid values are from 1 to 1000 both inclusive.");
        }
        return new RedrivePolicy(arn, Integer.parseInt(count));
    }

    private static JsonNode read(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            throw invalid(text, "Redrive policy is not a valid JSON map.");
        }
        throw invalid(text, "Redrive policy is not a valid JSON map.");
    }

    private static RuntimeException invalid(String text, String reason) {
        return SqsErrors.invalid(text, ATTRIBUTE, reason);
    }

    /** Refuses a policy whose dead letter queue is not there or is of another type; an empty text is no policy. */
    static void check(String text, Registry registry, boolean fifo, Queues queues) {
        if (text.isEmpty()) {
            return;
        }
        RedrivePolicy policy = parse(text);
        Queue target =
                policy.target(registry, queues).orElseThrow(() -> invalid(text, "Dead letter target does not exist."));
        if (target.isFifo() != fifo) {
            throw invalid(text, "Dead-letter queue must be same type of queue as the source.");
        }
    }

    private Optional<Queue> target(Registry registry, Queues queues) {
        return queues.find(registry, targetArn.substring(targetArn.lastIndexOf(':') + 1))
                .filter(queue -> queue.arn().equals(targetArn));
    }

    /** Where the messages of a queue go that were received too often; empty if there is nowhere. */
    static Optional<DeadLetter> letter(Queue queue, Queues queues) {
        return of(queue)
                .flatMap(policy -> policy.target(queue.registry(), queues)
                        .map(target -> new DeadLetter(target.id(), queue.arn(), policy.maxReceives())));
    }
}
