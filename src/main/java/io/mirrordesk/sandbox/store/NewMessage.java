package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message to be put into a queue.
 *
 * @param attributes the sender's message attributes as JSON text
 * @param system see {@link Message}
 * @param groupId in a FIFO queue, the group whose order is kept
 * @param deduplicationKey in a FIFO queue, what tells whether it was sent before
 */
public record NewMessage(
        String messageId,
        String body,
        String attributes,
        Map<String, String> system,
        Optional<String> groupId,
        Optional<String> deduplicationKey,
        Instant sentAt,
        Instant visibleAt) {

    /** What the sender is told: of an earlier message, if this one was a duplicate. */
    public record Sent(String messageId, long sequence) {}
}
