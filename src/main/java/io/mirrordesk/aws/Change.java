package io.mirrordesk.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A mutation that is ready: what was read for it is kept in the record, then it is made.
 *
 * @param policyRead the registry policy's exact text, read right before; empty where there was none or it does not matter
 * @param made makes the calls and gives AWS's request id; empty if it was already done
 */
record Change(Optional<String> policyRead, Supplier<Optional<String>> made) {

    /** A single call. */
    static Change calling(Supplier<? extends AwsResponse> call) {
        return of(() -> requestId(call.get()));
    }

    static Change of(Supplier<Optional<String>> made) {
        return new Change(Optional.empty(), made);
    }

    static Optional<String> requestId(AwsResponse answer) {
        return Optional.ofNullable(answer.responseMetadata().requestId());
    }
}
