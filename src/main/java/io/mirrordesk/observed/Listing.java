package io.mirrordesk.observed;

import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.AwsReader;
import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.aws.ListedPage;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.RepositorySummary;
import io.mirrordesk.observed.SyncStates.Begun;
import io.mirrordesk.plan.RegistryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists all repositories of a registry. Each page is kept together with where the next one begins, so that another process can go on; only
 * a listing that came to its end says that a repository is gone.
 */
@Component
class Listing {

    private static final Logger log = LoggerFactory.getLogger(Listing.class);

    private final AwsReader reader;
    private final InventoryStore store;
    private final SyncStates states;
    private final TransactionTemplate transaction;

    Listing(AwsReader reader, InventoryStore store, SyncStates states, TransactionTemplate transaction) {
        this.reader = reader;
        this.store = store;
        this.states = states;
        this.transaction = transaction;
    }

    /** @throws AwsUnavailable when it did not come to its end; the next one goes on where AWS allows it */
    void run(RegistryConnection connection, Begun begun, Coverage coverage) {
        RegistryId registry = connection.id();
        if (begun.page().isEmpty()) {
            store.forgetListed(registry);
        }
        pages(connection, begun, coverage);
        transaction.executeWithoutResult(_ -> {
            int gone = store.removeUnlisted(registry, begun.generation());
            states.complete(registry);
            if (gone > 0) {
                log.info("{} repositories of {} are gone.", gone, registry);
            }
        });
    }

    private void pages(RegistryConnection connection, Begun begun, Coverage coverage) {
        try {
            reader.repositories(connection, begun.page(), page -> keep(connection.id(), begun, page, coverage));
        } catch (AwsUnavailable unavailable) {
            if (unavailable.error().code().equals("InvalidParameter")) {
                states.forgetPage(connection.id());
            }
            throw unavailable;
        }
    }

    private void keep(RegistryId registry, Begun begun, ListedPage page, Coverage coverage) {
        page.repositories().forEach(repository -> mustBelongTo(registry, repository));
        transaction.executeWithoutResult(_ -> {
            store.keepPage(
                    registry,
                    begun.generation(),
                    page.repositories().stream()
                            .map(repository -> RepositoryReader.listed(repository, coverage))
                            .toList());
            states.listed(registry, page.repositories().size(), page.next());
        });
    }

    /** A role of another account lists that account's repositories, and would make everything of this registry look deleted. */
    private static void mustBelongTo(RegistryId registry, RepositorySummary repository) {
        if (!repository.arn().startsWith(registry.repositoryArnPrefix())) {
            throw new AwsUnavailable(new AwsError(
                    "OtherRegistry",
                    "AWS lists the repositories of another registry: " + repository.arn() + ".",
                    "Correct the role or the endpoint of the registry " + registry + ".",
                    null,
                    false));
        }
    }
}
