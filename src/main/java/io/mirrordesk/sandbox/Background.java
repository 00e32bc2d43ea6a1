package io.mirrordesk.sandbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs what goes on behind an answer, such as the import of a first pull, each in a thread of its own. Closing lets what has begun
 * finish for a while; who gives the work makes sure that it is begun anew if it is lost.
 */
final class Background implements Executor, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sandbox-background-", 0).factory());
    private final Executor delayed;
    private final Set<CompletableFuture<Boolean>> running = ConcurrentHashMap.newKeySet();

    /** @param delay how long work waits before it begins, to see what ECR's own slowness does */
    Background(Duration delay) {
        this.delayed = delay.isZero()
                ? threads
                : CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, threads);
    }

    @Override
    public void execute(Runnable work) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        running.add(done);
        delayed.execute(() -> {
            try {
                work.run();
            } finally {
                running.remove(done);
                done.complete(true);
            }
        });
    }

    /** Waits for what goes on now, as patiently as closing does. */
    void awaitIdle() {
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Nobody is interrupted: that would close the database's file under everybody. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            boolean done = threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assert done || threads.isShutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
