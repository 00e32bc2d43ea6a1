package io.mirrordesk.sandbox;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The sandbox runs before everything that may call it, and until all of that has stopped. */
class SandboxLifecycle implements SmartLifecycle {

    private static final int EARLY = Integer.MIN_VALUE + 1000;

    private final SandboxProperties properties;
    private final AtomicReference<@Nullable Sandbox> running = new AtomicReference<>();

    SandboxLifecycle(SandboxProperties properties) {
        this.properties = properties;
    }

    @Override
    public void start() {
        running.set(Sandbox.start(properties));
    }

    @Override
    public void stop() {
        Sandbox sandbox = running.getAndSet(null);
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get() != null;
    }

    @Override
    public int getPhase() {
        return EARLY;
    }
}
