package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.EventQueue;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.plan.RegistryId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final Map<RegistryId, Thread> pollers = new ConcurrentHashMap<>();

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
                .forEach(registry -> start(registry, () -> poll(registry)));
    }

    /** Whatever ends a poller, another one takes its place: the message comes again. */
    private void start(RegistryId registry, Runnable poller) {
        pollers.put(
                registry,
                Thread.ofVirtual()
                        .name("events-" + registry)
                        .uncaughtExceptionHandler((_, failed) -> replace(registry, failed))
                        .start(poller));
    }

    private void replace(RegistryId registry, Throwable failed) {
        if (!isStopped()) {
            log.warn("A message of {} could not be taken in; it is tried again.", registry, failed);
            start(registry, () -> {
                if (pause()) {
                    poll(registry);
                }
            });
        }
    }

    /** A message that was being taken in is delivered again. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped.countDown();
        pollers.values().forEach(Thread::interrupt);
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
            if (answeredBefore && !isStopped()) {
                log.warn(
                        "Events of {} cannot be read; the sweep finds changes until they can. {}",
                        registry,
                        unavailable.getMessage());
            }
            return false;
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
