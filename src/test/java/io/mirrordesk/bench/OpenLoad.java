package io.mirrordesk.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Latencies under a fixed rate of calls that does not slow down when the server does: each is counted from the moment at which it should have
 * been sent, in milliseconds.
 *
 * @param failed calls that did not succeed
 */
record OpenLoad(double median, double p95, double worst, int failed) {

    /** One call after the other, so that code which is not compiled yet builds no queue. */
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private static final Duration MEASURED = Duration.ofSeconds(6);

    static OpenLoad of(int perSecond, BooleanSupplier call) {
        warmUp(call);
        return run(perSecond, MEASURED, call);
    }

    private static void warmUp(BooleanSupplier call) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        boolean answered = true;
        while (answered && System.nanoTime() < end) {
            answered = call.getAsBoolean();
        }
    }

    private static OpenLoad run(int perSecond, Duration time, BooleanSupplier call) {
        long[] latencies = new long[(int) (perSecond * time.toSeconds())];
        AtomicInteger failed = new AtomicInteger();
        long begun = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < latencies.length; i++) {
                int number = i;
                long intended = begun + i * 1_000_000_000L / perSecond;
                parkUntil(intended);
                callers.execute(() -> {
                    if (!call.getAsBoolean()) {
                        failed.incrementAndGet();
                    }
                    latencies[number] = System.nanoTime() - intended;
                });
            }
        }
        Arrays.sort(latencies);
        return new OpenLoad(at(latencies, 0.5), at(latencies, 0.95), at(latencies, 1), failed.get());
    }

    private static void parkUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double at(long[] sorted, double share) {
        int index = Math.min(sorted.length - 1, (int) (share * sorted.length));
        return Math.round(sorted[index] / 1e5) / 10.0;
    }
}
