package io.mirrordesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls per second of several clients at once, after a warm-up. */
final class Rate {

    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(6);

    /** One call of a client. */
    @FunctionalInterface
    interface Call {
        void of(int client) throws IOException, InterruptedException;
    }

    private Rate() {}

    static long perSecond(int clients, Call call) throws IOException, InterruptedException {
        count(clients, call, WARM_UP);
        return count(clients, call, MEASURED) / MEASURED.toSeconds();
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
