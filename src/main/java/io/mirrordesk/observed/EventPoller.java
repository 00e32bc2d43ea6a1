package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.EventQueue;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Waits at the event queue of each registry. Several replicas may wait at the same queue: SQS gives a message to one of them, and
 * the inbox takes it once.
 */
@Component
class EventPoller {

    private static final Logger log = LoggerFactory.getLogger(EventPoller.class);
    private static final int PAUSE_SECONDS = 5;

    private final Registries registries;
    private final LiveState live;
    private final EventQueue queue;
    private final EventInbox inbox;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> pollers = new CopyOnWriteArrayList<>();

    EventPoller(Registries registries, LiveState live, EventQueue queue, EventInbox inbox) {
        this.registries = registries;
        this.live = live;
        this.queue = queue;
        this.inbox = inbox;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        registries.all().stream()
                .filter(registry -> registry.eventQueue() != null)
                .map(ManagedRegistry::id)
                .forEach(registry -> pollers.add(
                        Thread.ofVirtual().name("events-" + registry).start(() -> poll(registry))));
    }

    /** A message that was being taken in is delivered again. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped.countDown();
        pollers.forEach(Thread::interrupt);
    }

    private void poll(RegistryId registry) {
        boolean answered = true;
        while (!isStopped()) {
            boolean before = answered;
            answered = receive(registry, before);
            if (!answered && !pause()) {
                return;
            }
            if (answered && !before) {
                log.info("The event queue of {} answers again.", registry);
            }
        }
    }

    private boolean receive(RegistryId registry, boolean answeredBefore) {
        try {
            RegistryConnection connection = live.connection(registry);
            queue.receive(connection, body -> inbox.accept(registry, body));
            return true;
        } catch (AwsUnavailable unavailable) {
            warn(answeredBefore, registry, unavailable.getMessage(), null);
            return false;
        } catch (RuntimeException failed) {
            // A database that is away, or a listener that fails: this thread must outlive it, and the message comes
            // again.
            warn(answeredBefore, registry, "A message could not be taken in.", failed);
            return false;
        }
    }

    private void warn(boolean answeredBefore, RegistryId registry, String why, @Nullable RuntimeException failed) {
        if (answeredBefore && !isStopped()) {
            log.warn("Events of {} cannot be read; the sweep finds changes until they can. {}", registry, why, failed);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Returns whether to go on. */
    private boolean pause() {
        try {
            return !stopped.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
