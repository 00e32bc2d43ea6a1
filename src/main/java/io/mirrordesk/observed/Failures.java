package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.AwsUnavailable;
import java.util.Optional;

/** What could not be read in a round. For one thread. */
final class Failures {

    /** So many in a row are no accident: the role is refused, or AWS is away. */
    private static final int HOPELESS = 10;

    private int count;
    private int inARow;
    private Optional<AwsUnavailable> last = Optional.empty();

    static AwsUnavailable unexpected(Throwable why) {
        String message = "What AWS says of the repository could not be kept: " + why.getMessage() + ".";
        return new AwsUnavailable(new AwsError("Unexpected", message, "The portal's log says more.", null, false));
    }

    void add(AwsUnavailable why) {
        count++;
        inARow++;
        last = Optional.of(why);
    }

    void read() {
        inARow = 0;
    }

    boolean areHopeless() {
        return inARow >= HOPELESS;
    }

    /** @throws AwsUnavailable when going on is of no use */
    void mustNotBeHopeless() {
        if (areHopeless()) {
            throw last.orElseThrow();
        }
    }

    /** For people; empty when all was read. */
    Optional<String> sentence() {
        return last.map(why -> count == 1
                ? "One repository could not be read. " + why.getMessage()
                : "%,d repositories could not be read, the last of them because: %s"
                        .formatted(count, why.getMessage()));
    }
}
