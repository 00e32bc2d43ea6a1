package io.mirrordesk.aws.call;

import io.mirrordesk.aws.AwsError;
import java.util.Optional;
import java.util.function.Supplier;

/** A call did not succeed. It stays within the room: at the door it becomes a result, an observation or a problem. */
public final class CallFailed extends RuntimeException {

    private final transient AwsError error;
    private final boolean lost;

    private CallFailed(AwsError error, boolean lost) {
        super(error.code() + ": " + error.message());
        this.error = error;
        this.lost = lost;
    }

    /** AWS refused, or the call never reached it. */
    public static CallFailed refused(AwsError error) {
        return new CallFailed(error, false);
    }

    /** Whether the call had its effect is not known. */
    public static CallFailed lost(AwsError error) {
        return new CallFailed(error, true);
    }

    /** The answer of a read, empty if AWS says that there is no such thing: only the error type {@code notFound} means that. */
    public static <T> Optional<T> emptyIf(String notFound, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (CallFailed failed) {
            if (failed.is(notFound)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    public AwsError error() {
        return error;
    }

    public boolean isLost() {
        return lost;
    }

    /** @param code such as {@code RepositoryNotFound} */
    public boolean is(String code) {
        return error.code().equals(code);
    }
}
