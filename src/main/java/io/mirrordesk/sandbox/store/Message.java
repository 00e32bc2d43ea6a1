package io.mirrordesk.sandbox.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in a queue.
 *
 * @param attributes the sender's message attributes as JSON text
 * @param receivedAt when it was first received
 * @param receives how often it was received
 */
public record Message(
        long id,
        String messageId,
        String body,
        String attributes,
        Instant sentAt,
        Instant visibleAt,
        @Nullable Instant receivedAt,
        int receives) {}
