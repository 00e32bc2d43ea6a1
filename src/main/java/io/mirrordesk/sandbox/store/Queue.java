package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Map;

/** An SQS queue, the attributes that were set on it and its tags. */
public record Queue(
        long id,
        Registry registry,
        String name,
        Map<String, String> attributes,
        Map<String, String> tags,
        Instant createdAt,
        Instant changedAt) {

    public String arn() {
        return "arn:aws:sqs:" + registry.region() + ":" + registry.account() + ":" + name;
    }

    public boolean isFifo() {
        return name.endsWith(".fifo");
    }
}
