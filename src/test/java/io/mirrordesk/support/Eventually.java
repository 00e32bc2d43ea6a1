package io.mirrordesk.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, never for a time. */
public final class Eventually {

    private static final long LOOK_AGAIN = Duration.ofMillis(20).toNanos();

    private Eventually() {}

    /** Returns as soon as something is so; an error when it is not in time. */
    public static void eventually(String what, Duration within, BooleanSupplier condition) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + within.toSeconds() + " seconds: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
