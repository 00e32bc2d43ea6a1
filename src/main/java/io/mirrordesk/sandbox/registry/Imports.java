package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.registry.RegistryEvents.PullThroughAction;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * The imports that are under way, one at a time for a tag: whoever pulls the same tag meanwhile is given the same manifest. The
 * manifest is there as soon as the upstream has answered; an executor does the rest.
 */
final class Imports {

    /** A tag of a repository. */
    private record Place(Registry registry, String name, String tag) {}

    private final Importer importer;
    private final RegistryEvents events;
    private final Executor executor;
    private final Map<Place, FutureTask<Optional<Incoming>>> running = new ConcurrentHashMap<>();

    Imports(Importer importer, RegistryEvents events, Executor executor) {
        this.importer = importer;
        this.events = events;
        this.executor = executor;
    }

    /**
     * Takes part in the import of a tag, beginning it if nobody has.
     *
     * @param begin asks the upstream; empty if there is nothing to import (any more)
     * @throws UpstreamFailure if the upstream does not give the manifest
     */
    Optional<Incoming> join(Wanted wanted, Supplier<Optional<Incoming>> begin) {
        Place place = new Place(wanted.registry(), wanted.name(), wanted.reference());
        FutureTask<Optional<Incoming>> mine = new FutureTask<>(begin::get);
        FutureTask<Optional<Incoming>> others = running.putIfAbsent(place, mine);
        if (others != null) {
            return outcome(others);
        }
        mine.run();
        boolean goesOn =
                mine.state() == Future.State.SUCCESS && mine.resultNow().isPresent();
        if (!goesOn) {
            running.remove(place, mine);
        }
        return outcome(mine);
    }

    /** Has the executor store what {@link #join} has begun. */
    void finishLater(Wanted wanted, PullThroughRule rule, Incoming incoming, Repository repository) {
        executor.execute(() -> finish(wanted, rule, incoming, repository));
    }

    private void finish(Wanted wanted, PullThroughRule rule, Incoming incoming, Repository repository) {
        try {
            store(wanted, rule, incoming, repository);
        } catch (UpstreamFailure failure) {
            events.pullThrough(PullThroughAction.failed(rule, wanted.name(), wanted.reference(), failure));
        } catch (DataIntegrityViolationException repositoryHasGone) {
            events.pullThrough(PullThroughAction.failed(rule, wanted.name(), wanted.reference(), gone()));
        } finally {
            running.remove(new Place(wanted.registry(), wanted.name(), wanted.reference()));
        }
    }

    /** Stores an incoming image and says so. */
    void store(Wanted wanted, PullThroughRule rule, Incoming incoming, Repository repository) {
        importer.bringIn(incoming, repository, wanted.reference());
        events.pullThrough(PullThroughAction.done(
                rule, wanted.name(), wanted.reference(), incoming.top().digest()));
    }

    private static UpstreamFailure gone() {
        return new UpstreamFailure(
                UpstreamFailure.Kind.NOT_FOUND, "The repository was deleted while its image was being imported.");
    }

    /** The images on their way into a repository. */
    List<Incoming> into(Wanted wanted) {
        return running.values().stream()
                .filter(task -> task.state() == Future.State.SUCCESS)
                .flatMap(task -> task.resultNow().stream())
                .filter(incoming -> incoming.goesTo(wanted))
                .toList();
    }

    private static Optional<Incoming> outcome(FutureTask<Optional<Incoming>> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamFailure(UpstreamFailure.Kind.UNAVAILABLE, "The import was interrupted.", e);
        }
    }
}
