package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.plan.RegistryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the inventory of a registry up to date: lists all repositories, then reads some of them in full. Only a listing that
 * came to its end says that a repository is gone.
 */
@Component
class Sync {

    private static final Logger log = LoggerFactory.getLogger(Sync.class);

    private final LiveState live;
    private final AwsReader reader;
    private final Mirrors mirrors;
    private final InventoryStore store;
    private final SyncStates states;
    private final Sweep sweep;
    private final TransactionTemplate transaction;

    Sync(
            LiveState live,
            AwsReader reader,
            Mirrors mirrors,
            InventoryStore store,
            SyncStates states,
            Sweep sweep,
            TransactionTemplate transaction) {
        this.live = live;
        this.reader = reader;
        this.mirrors = mirrors;
        this.store = store;
        this.states = states;
        this.sweep = sweep;
        this.transaction = transaction;
    }

    /** Returns whether it came to its end; if not, its state says why and the next one tries again. */
    boolean run(RegistryId registry) {
        if (!states.isInAws(registry)) {
            return false;
        }
        long generation = states.begin(registry);
        try {
            RegistryConnection connection = live.connection(registry);
            list(connection, generation);
            sweep.run(connection);
            states.done(registry);
            return true;
        } catch (AwsUnavailable unavailable) {
            log.warn("The inventory of {} could not be brought up to date. {}", registry, unavailable.getMessage());
            states.failed(registry, unavailable.getMessage());
            return false;
        }
    }

    private void list(RegistryConnection connection, long generation) {
        RegistryId registry = connection.id();
        Coverage coverage = Coverage.of(registry, mirrors);
        reader.repositories(
                connection,
                page -> transaction.executeWithoutResult(_ -> {
                    store.keep(
                            registry,
                            generation,
                            page.stream()
                                    .map(repository -> RepositoryReader.listed(repository, coverage))
                                    .toList());
                    states.listed(registry, page.size());
                }));
        int rulesUsed = reader.rules(connection).size();
        int policyCharacters = live.policyCharacters(connection);
        transaction.executeWithoutResult(_ -> {
            store.removeUnlisted(registry, generation);
            states.complete(registry, rulesUsed, policyCharacters);
        });
    }
}
