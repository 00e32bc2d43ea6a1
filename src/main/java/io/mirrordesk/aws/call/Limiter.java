package io.mirrordesk.aws.call;

import java.time.Duration;

/**
 * The rate of one operation in one registry, found by trying: ECR does not document its control-plane rates. Until the first
 * refusal the rate grows with every call that had to wait; after it, by half a percent a second, and each refusal takes seven
 * percent away. So it hovers just below what AWS permits.
 */
final class Limiter {

    private static final double FIRST_RATE = 20;
    private static final double LOWEST_RATE = 0.2;
    private static final double HIGHEST_RATE = 2_000;
    private static final double DECREASE = 0.93;
    private static final double GROWTH_PER_CALL = 0.005;
    private static final double FIRST_GROWTH_PER_CALL = 0.5;
    private static final double SECOND = 1e9;

    private final Pace pace;
    private double rate = FIRST_RATE;
    private double nextFree;
    private double lastDecrease = Double.NEGATIVE_INFINITY;
    private boolean refusedOnce;

    Limiter(Pace pace) {
        this.pace = pace;
        this.nextFree = pace.nanos();
    }

    /** Waits for a turn. Half a second of unused turns is kept, so that a short burst does not wait. */
    void acquire() {
        Duration wait = reserve();
        if (wait.isPositive()) {
            pace.pause(wait);
        }
    }

    private synchronized Duration reserve() {
        double now = pace.nanos();
        nextFree = Math.max(nextFree, now - SECOND / 2);
        double wait = nextFree - now;
        nextFree += SECOND / rate;
        return Duration.ofNanos((long) Math.max(0, wait));
    }

    /** AWS answered; the rate only grows while it is what calls wait for. */
    synchronized void answered() {
        if (nextFree >= pace.nanos()) {
            rate = Math.min(HIGHEST_RATE, rate + (refusedOnce ? GROWTH_PER_CALL : FIRST_GROWTH_PER_CALL));
        }
    }

    /** AWS refused for the rate. Refusals of calls that were under way together count as one. */
    synchronized void throttled() {
        double now = pace.nanos();
        refusedOnce = true;
        if (now - lastDecrease > Math.max(SECOND / 2, SECOND / rate)) {
            lastDecrease = now;
            rate = Math.max(LOWEST_RATE, rate * DECREASE);
        }
        nextFree = Math.max(nextFree, now) + SECOND / rate;
    }

    synchronized double callsPerSecond() {
        return rate;
    }
}
