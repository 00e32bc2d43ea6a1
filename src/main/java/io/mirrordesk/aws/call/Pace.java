package io.mirrordesk.aws.call;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Time as the limiters see it: elapsed, and passed by waiting. */
public interface Pace {

    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** Lets the time pass, or less of it when the thread is interrupted. */
    void pause(Duration duration);

    /** The time of the machine. */
    static Pace system() {
        return new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                long end = System.nanoTime() + duration.toNanos();
                for (long left = duration.toNanos();
                        left > 0 && !Thread.currentThread().isInterrupted();
                        left = end - System.nanoTime()) {
                    LockSupport.parkNanos(this, left);
                }
            }
        };
    }
}
