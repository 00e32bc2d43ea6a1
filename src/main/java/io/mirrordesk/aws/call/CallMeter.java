package io.mirrordesk.aws.call;

import java.time.Duration;

/** Told of every call that was made to AWS, each try on its own. */
@FunctionalInterface
public interface CallMeter {

    /** Measures nothing. */
    CallMeter NONE = (_, _, _, _) -> {};

    /** What became of a call. */
    enum Outcome {
        OK,
        /** Refused for the rate: not executed. */
        THROTTLED,
        /** AWS answered with an error. */
        ERROR,
        /** There was no answer. */
        LOST
    }

    /**
     * @param service such as {@code ecr}
     * @param operation such as {@code DescribeImages}
     * @param took from sending to the answer, without the wait for a turn
     */
    void made(String service, String operation, Outcome outcome, Duration took);
}
