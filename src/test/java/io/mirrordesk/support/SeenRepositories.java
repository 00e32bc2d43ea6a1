package io.mirrordesk.support;

import io.mirrordesk.observed.RepositorySeen;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

/** Remembers which repositories were seen. */
@TestConfiguration
public class SeenRepositories {

    private final Queue<RepositorySeen> events = new ConcurrentLinkedQueue<>();

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Fails the next time that a repository is seen, as a listener with a fault would. */
    public void failOnce(String repository) {
        failing.add(repository);
    }

    /** Whether that is still to come. */
    public boolean fails(String repository) {
        return failing.contains(repository);
    }

    @EventListener
    void seen(RepositorySeen event) {
        if (failing.remove(event.repository().value())) {
            throw new IllegalStateException("A listener fails.");
        }
        events.add(event);
    }

    /** Why a repository was seen, once for each time. */
    public List<RepositorySeen.Cause> causes(String repository) {
        return events.stream()
                .filter(event -> event.repository().value().equals(repository))
                .map(RepositorySeen::cause)
                .toList();
    }
}
