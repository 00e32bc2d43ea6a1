package io.mirrordesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls per second of several clients at once, after a warm-up.
 *
 * @param microseconds of processor time that the server took for each, which does not depend on what else the machine does
 */
record Rate(long perSecond, long microseconds) {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(6);

    /** One call of a client. */
    @FunctionalInterface
    interface Call {
        void of(int client) throws IOException, InterruptedException;
    }

    static Rate of(Server server, int clients, Call call) throws IOException, InterruptedException {
        count(clients, call, WARM_UP);
        Duration before = server.processorTime();
        long calls = count(clients, call, MEASURED);
        Duration used = server.processorTime().minus(before);
        return new Rate(calls / MEASURED.toSeconds(), used.toNanos() / 1000 / Math.max(1, calls));
    }

    @Override
    public String toString() {
        return perSecond + " (" + microseconds + " µs)";
    }

    private static long count(int clients, Call call, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int number = client;
                counts.add(threads.submit(() -> {
                    long calls = 0;
                    while (System.nanoTime() < end) {
                        call.of(number);
                        calls++;
                    }
                    return calls;
                }));
            }
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            try {
                sum += count.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return sum;
    }
}
