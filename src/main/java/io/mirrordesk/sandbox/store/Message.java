package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param id its place in the queue; a FIFO queue's sequence number
 * @param attributes the sender's message attributes as JSON text
 * @param system attributes that do not change, such as {@code SenderId} and {@code MessageGroupId}
 * @param receivedAt when it was first received
 * @param receives how often it was received
 */
public record Message(
        long id,
        String messageId,
        String body,
        String attributes,
        Map<String, String> system,
        Instant sentAt,
        Instant visibleAt,
        @Nullable Instant receivedAt,
        int receives) {}
