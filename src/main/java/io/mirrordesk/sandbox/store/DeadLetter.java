package io.mirrordesk.sandbox.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the messages of a queue go that nobody could work off.
 *
 * @param sourceArn the queue that they come from
 * @param maxReceives how often a message is received before
 */
public record DeadLetter(long queueId, String sourceArn, int maxReceives) {

    Map<String, String> stamped(Map<String, String> system) {
        Map<String, String> stamped = new HashMap<>(system);
        stamped.put("DeadLetterQueueSourceArn", sourceArn);
        return stamped;
    }
}
