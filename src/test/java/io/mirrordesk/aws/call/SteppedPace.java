package io.mirrordesk.aws.call;

import java.time.Duration;

/** Time that passes only by waiting, and then at once. */
public final class SteppedPace implements Pace {

    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void pause(Duration duration) {
        nanos += duration.toNanos();
    }
}
