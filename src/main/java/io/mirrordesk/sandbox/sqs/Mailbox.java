package io.mirrordesk.sandbox.sqs;

import io.mirrordesk.sandbox.store.Message;
import io.mirrordesk.sandbox.store.Messages;
import io.mirrordesk.sandbox.store.NewMessage;
import io.mirrordesk.sandbox.store.NewMessage.Sent;
import io.mirrordesk.sandbox.store.Queue;
import io.mirrordesk.sandbox.store.Queues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sending and receiving; a receiver that waits is woken by a message, not by a clock. */
public final class Mailbox {

    /** A hidden message can become visible without anybody doing anything: a waiting receiver looks again after this. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Queues queues;
    private final Messages messages;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    public Mailbox(Queues queues, Messages messages, Clock clock) {
        this.queues = queues;
        this.messages = messages;
        this.clock = clock;
    }

    /** Puts a message of AWS itself, such as an event, into a queue. */
    public void send(Queue queue, String body, Duration delay) {
        Instant now = clock.instant();
        send(
                queue,
                new NewMessage(
                        UUID.randomUUID().toString(),
                        body,
                        "{}",
                        Map.of("SenderId", queue.registry().account()),
                        Optional.empty(),
                        Optional.empty(),
                        now,
                        now.plus(delay)));
    }

    Sent send(Queue queue, NewMessage message) {
        Sent sent = messages.send(queue.id(), message);
        wake();
        return sent;
    }

    /** Lets the receivers that wait look again. */
    void wake() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to {@code limit} messages, waiting for the first one up to {@code wait}. */
    List<Message> receive(Queue queue, int limit, Duration visibility, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        long seen = changesSoFar();
        List<Message> taken = take(queue, limit, visibility);
        while (taken.isEmpty() && System.nanoTime() < deadline) {
            if (!await(seen, Math.min(deadline - System.nanoTime(), LOOK_AGAIN.toNanos()))) {
                return List.of();
            }
            seen = changesSoFar();
            taken = take(queue, limit, visibility);
        }
        return taken;
    }

    private long changesSoFar() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change since those seen, or for the time; false if the server stops meanwhile. */
    private boolean await(long seen, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private List<Message> take(Queue queue, int limit, Duration visibility) {
        Instant now = clock.instant();
        return messages.receive(queue, limit, now, now.plus(visibility), RedrivePolicy.letter(queue, queues));
    }
}
