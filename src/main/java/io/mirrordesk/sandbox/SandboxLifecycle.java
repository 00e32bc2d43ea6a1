package io.mirrordesk.sandbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The sandbox runs before everything that may call it, and until all of that has stopped. It is a post-processor only to begin
 * before any other bean is made: it needs none of them, so it starts beside them.
 */
class SandboxLifecycle implements BeanFactoryPostProcessor, SmartLifecycle, DisposableBean {

    private static final int EARLY = Integer.MIN_VALUE + 1000;

    private final SandboxProperties properties;
    private @Nullable CompletableFuture<Sandbox> starting;

    SandboxLifecycle(SandboxProperties properties) {
        this.properties = properties;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        begin();
    }

    @Override
    public void start() {
        try {
            begin().join();
        } catch (CompletionException failed) {
            // The sandbox words itself why it does not start.
            throw failed.getCause() instanceof IllegalStateException sentence ? sentence : failed;
        }
    }

    @Override
    public synchronized void stop() {
        if (starting != null) {
            starting.thenAccept(Sandbox::close).exceptionally(_ -> null).join();
            starting = null;
        }
    }

    /** Also when the application never came so far as to be started. */
    @Override
    public void destroy() {
        stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return starting != null && starting.isDone() && !starting.isCompletedExceptionally();
    }

    @Override
    public int getPhase() {
        return EARLY;
    }

    private synchronized CompletableFuture<Sandbox> begin() {
        if (starting == null) {
            starting = CompletableFuture.supplyAsync(() -> Sandbox.start(properties));
        }
        return starting;
    }
}
