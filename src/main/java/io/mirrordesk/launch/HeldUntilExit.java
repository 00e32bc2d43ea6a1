package io.mirrordesk.launch;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process holds while it runs, released in reverse order when it ends: the database before the directory it is in. */
final class HeldUntilExit implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(HeldUntilExit.class);

    private final Deque<Closeable> resources = new ArrayDeque<>();

    synchronized void add(Closeable resource) {
        resources.push(resource);
    }

    @Override
    public synchronized void run() {
        while (!resources.isEmpty()) {
            release(resources.pop());
        }
    }

    private static void release(Closeable resource) {
        try {
            resource.close();
        } catch (IOException stuck) {
            log.warn("Could not release {} while stopping", resource, stuck);
        }
    }
}
