package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.registry.RegistryEvents.PullThroughAction;
import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.Upstreams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pull-through cache as ECR has it: before a manifest is read, the tag is brought in or refreshed if a rule covers the
 * repository, at most once in 24 hours; a refresh that fails leaves the last cached image to be served.
 */
final class PullThrough {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final Store store;
    private final Guard guard;
    private final Importer importer;
    private final RegistryEvents events;
    private final Clock clock;
    private final Map<String, ReentrantLock> imports = new ConcurrentHashMap<>();

    PullThrough(Store store, Guard guard, Upstreams upstreams, RegistryEvents events, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.importer = new Importer(store, upstreams, clock);
        this.events = events;
        this.clock = clock;
    }

    /** Makes the cache ready for reading a call's manifest; refuses as ECR does. Does nothing where no rule applies. */
    void prepare(Call call) {
        store.rules()
                .covering(call.registry(), call.name())
                .filter(rule -> !isPushed(call))
                .ifPresent(rule -> pull(call, rule));
    }

    /** A tag that somebody pushed has nothing to do with the upstream. */
    private boolean isPushed(Call call) {
        return cached(call).filter(tag -> tag.checkedAt() == null).isPresent();
    }

    private void pull(Call call, PullThroughRule rule) {
        permit(call);
        if (Digests.isDigest(call.reference())) {
            requireCached(call);
        } else if (!isFresh(call)) {
            alone(call, () -> bringIn(call, rule));
        }
    }

    /** Who may not import is told "not found", on every pull (ECR user guide, troubleshooting pull-through cache). */
    private void permit(Call call) {
        Optional<Repository> repository = guard.find(call);
        if (repository.isEmpty() && !guard.allows(call, Guard.CREATE_REPOSITORY, repository)) {
            throw OciError.repositoryUnknown(call.registry(), call.name());
        }
        if (repository.isPresent()) {
            guard.require(call, Guard.GET_IMAGE);
        }
        if (!guard.allows(call, Guard.IMPORT, repository)) {
            throw OciError.imageNotFound();
        }
    }

    private void requireCached(Call call) {
        boolean cached = guard.find(call)
                .flatMap(repository -> store.images().byDigest(repository.id(), call.reference()))
                .isPresent();
        if (!cached) {
            throw OciError.imageNotFound();
        }
    }

    private boolean isFresh(Call call) {
        Instant oldest = clock.instant().minus(WINDOW);
        return cached(call)
                .map(ImageTags.Tag::checkedAt)
                .filter(checked -> checked.isAfter(oldest))
                .isPresent();
    }

    private Optional<ImageTags.Tag> cached(Call call) {
        return guard.find(call).flatMap(repository -> store.tags().find(repository.id(), call.reference()));
    }

    /** One import at a time for a repository; whoever waited finds the image there. */
    private void alone(Call call, Runnable work) {
        ReentrantLock lock = imports.computeIfAbsent(call.registry() + "/" + call.name(), name -> new ReentrantLock());
        lock.lock();
        try {
            if (!isFresh(call)) {
                work.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private void bringIn(Call call, PullThroughRule rule) {
        Optional<ImageTags.Tag> before = cached(call);
        if (before.isPresent() && !mayMove(call)) {
            return;
        }
        try {
            String digest = importer.bringIn(rule, call.name(), call.reference());
            events.pullThrough(new PullThroughAction(rule, call.name(), call.reference(), digest, null, null));
        } catch (UpstreamFailure failure) {
            events.pullThrough(new PullThroughAction(
                    rule, call.name(), call.reference(), null, code(failure), failure.getMessage()));
            if (before.isEmpty()) {
                throw refusal(call, failure);
            }
        }
    }

    /** Immutable tags prevent a refresh (ECR user guide, considerations). */
    private boolean mayMove(Call call) {
        return guard.find(call)
                .filter(repository -> TagRules.isImmutable(repository.settings(), call.reference()))
                .isEmpty();
    }

    /** The codes of {@code ImageFailureCode} in ECR's model. */
    private static String code(UpstreamFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> "ImageNotFound";
            case UNAUTHORIZED, FORBIDDEN -> "UpstreamAccessDenied";
            case TOO_MANY_REQUESTS -> "UpstreamTooManyRequests";
            case UNAVAILABLE -> "UpstreamUnavailable";
        };
    }

    private OciError refusal(Call call, UpstreamFailure failure) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                guard.find(call).isPresent()
                        ? OciError.imageNotFound()
                        : OciError.repositoryUnknown(call.registry(), call.name());
            case UNAUTHORIZED ->
                new OciError(
                        403,
                        "DENIED",
                        "The authentication to the upstream registry failed. Verify that the credentials in the rule's"
                                + " secret are valid.");
            case FORBIDDEN -> new OciError(403, "DENIED", "403 Forbidden");
            case TOO_MANY_REQUESTS -> new OciError(429, "TOOMANYREQUESTS", "Rate exceeded");
            case UNAVAILABLE -> new OciError(503, "UNAVAILABLE", "The upstream registry is unavailable");
        };
    }
}
