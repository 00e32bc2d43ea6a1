package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Map;

/** An SQS queue and the attributes that were set on it. */
public record Queue(
        long id, Registry registry, String name, Map<String, String> attributes, Instant createdAt, Instant changedAt) {

    public String arn() {
        return "arn:aws:sqs:" + registry.region() + ":" + registry.account() + ":" + name;
    }
}
