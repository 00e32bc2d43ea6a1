package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Message;
import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sending and receiving; a receiver that waits is woken by a message, not by a clock. */
public final class Mailbox {

    /** A hidden message can become visible without anybody sending: a waiting receiver looks again after this. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Messages messages;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();

    public Mailbox(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Puts a message into a queue and returns its id.
     *
     * @param attributes message attributes as JSON text
     */
    public String send(Queue queue, String body, String attributes, Duration delay) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        messages.send(queue.id(), id, body, attributes, now, now.plus(delay));
        lock.lock();
        try {
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
        return id;
    }

    /** Takes up to {@code limit} messages, waiting for the first one up to {@code wait}. */
    List<Message> receive(Queue queue, int limit, Duration visibility, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        lock.lock();
        try {
            List<Message> taken = take(queue, limit, visibility);
            while (taken.isEmpty() && System.nanoTime() < deadline) {
                long nanos = Math.min(deadline - System.nanoTime(), LOOK_AGAIN.toNanos());
                boolean signalled = arrived.await(nanos, TimeUnit.NANOSECONDS);
                taken = signalled || nanos > 0 ? take(queue, limit, visibility) : taken;
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Message> take(Queue queue, int limit, Duration visibility) {
        Instant now = clock.instant();
        return messages.receive(queue.id(), limit, now, now.plus(visibility));
    }
}
