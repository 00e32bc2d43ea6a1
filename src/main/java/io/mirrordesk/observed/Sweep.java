package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.RepositorySeen.Cause;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads repositories in turn and tells of those that are not as their mirror wants them: what no event told is found here. */
@Component
class Sweep {

    private final RepositoryReader reader;
    private final InventoryStore store;
    private final SyncStates states;
    private final Mirrors mirrors;
    private final SyncSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Sweep(
            RepositoryReader reader,
            InventoryStore store,
            SyncStates states,
            Mirrors mirrors,
            SyncSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.reader = reader;
        this.store = store;
        this.states = states;
        this.mirrors = mirrors;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    /** @throws AwsUnavailable when a repository could not be read; the others of its turn are read all the same */
    void run(RegistryConnection connection) {
        Coverage coverage = Coverage.of(connection.id(), mirrors);
        List<RepositoryName> turn = store.toRead(connection.id(), settings.readings());
        try (ExecutorService readers = Executors.newFixedThreadPool(
                settings.parallel(), Thread.ofVirtual().name("sweep-", 0).factory())) {
            turn.stream()
                    .map(name -> readers.submit(() -> read(connection, name, coverage)))
                    .toList()
                    .forEach(Sweep::await);
        }
    }

    private void read(RegistryConnection connection, RepositoryName name, Coverage coverage) {
        reader.refresh(connection, name, coverage);
        RegistryId registry = connection.id();
        boolean conforms = store.conforms(registry, name).orElse(true);
        transaction.executeWithoutResult(_ -> {
            states.read(registry);
            if (!conforms) {
                events.publishEvent(new RepositorySeen(registry, name, Cause.SWEEP));
            }
        });
    }

    private static void await(Future<?> reading) {
        try {
            reading.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sweep was interrupted; the next sync goes on.");
        }
    }
}
