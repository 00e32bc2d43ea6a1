package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Queue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Numbers in requests and what they may be. */
final class Ranges {

    private Ranges() {}

    static int seconds(String parameter, int seconds, int most) {
        if (seconds < 0 || seconds > most) {
            throw SqsErrors.invalid(
                    String.valueOf(seconds), parameter, "Must be >= 0 and <= " + most + ", if provided.");
        }
        return seconds;
    }

    /** What a request says, or else the queue. */
    static Duration secondsOr(Queue queue, String attribute, String parameter, @Nullable Integer given, int most) {
        return Duration.ofSeconds(
                given == null ? QueueAttributes.number(queue, attribute) : seconds(parameter, given, most));
    }
}
