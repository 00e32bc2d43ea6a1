package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.lifecycle.LifecyclePolicy;
import io.mirrordesk.sandbox.lifecycle.Verdict;
import io.mirrordesk.sandbox.lifecycle.Verdict.Action;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Applies the lifecycle policies that are due: each within 24 hours, on the sandbox's clock. */
public final class LifecycleRun {

    private static final int BATCH = 100;

    private final Store store;
    private final LifecycleImages images;
    private final ImageChanges changes;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public LifecycleRun(Store store, Events events, Clock clock) {
        this.store = store;
        this.images = new LifecycleImages(store.images());
        this.changes = new ImageChanges(store.images(), store.tags(), events, clock);
        this.clock = clock;
    }

    /** Applies every policy now, whenever it is due. */
    public void all() {
        store.schedule().hasten(clock.instant());
        due();
    }

    /** Applies the policies whose time has come. */
    public void due() {
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            List<Repository> batch = store.schedule().due(now, BATCH);
            while (!batch.isEmpty()) {
                batch.forEach(repository -> apply(repository, now));
                batch = store.schedule().due(now, BATCH);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void apply(Repository repository, Instant now) {
        store.database().write(() -> {
            Optional.ofNullable(repository.settings().lifecyclePolicy())
                    .map(LifecyclePolicy::parse)
                    .map(policy -> images.evaluate(repository.id(), policy, now))
                    .ifPresent(verdicts -> verdicts.forEach(verdict -> execute(repository, verdict)));
            store.schedule().evaluated(repository.id(), now);
        });
    }

    private void execute(Repository repository, Verdict verdict) {
        Optional<Image> image =
                store.images().byDigest(repository.id(), verdict.image().digest());
        if (verdict.action() == Action.EXPIRE) {
            image.ifPresent(found -> changes.delete(repository, found));
        } else {
            image.ifPresent(found -> changes.archive(repository, found));
        }
    }
}
