package io.mirrordesk.sandbox.ecr;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks once a minute whether lifecycle policies are due. */
public final class LifecycleTimer implements AutoCloseable {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-lifecycle").factory());

    public LifecycleTimer(LifecycleRun run) {
        thread.scheduleWithFixedDelay(run::due, 1, 1, TimeUnit.MINUTES);
    }

    /** Returns when no policy is being applied any more. */
    @Override
    public void close() {
        thread.close();
    }
}
