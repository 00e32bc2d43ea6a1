package io.mirrordesk.support;

import io.mirrordesk.observed.RepositorySeen;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

/** Remembers which repositories were seen. */
@TestConfiguration
public class SeenRepositories {

    private final Queue<RepositorySeen> events = new ConcurrentLinkedQueue<>();

    @EventListener
    void seen(RepositorySeen event) {
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
