package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.registry.RegistryEvents.PullThroughAction;
import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.Upstreams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * The pull-through cache as ECR has it: a tag that a rule covers is brought in at its first pull and refreshed later, at most
 * once in 24 hours. The first pull is answered from the upstream while the import goes on; a refresh that fails leaves the last
 * cached image to be served.
 */
final class PullThrough {

    private static final Duration WINDOW = Duration.ofHours(24);

    private final Store store;
    private final Guard guard;
    private final Upstreams upstreams;
    private final UpstreamCredentials credentials;
    private final Creation creation;
    private final RegistryEvents events;
    private final Imports imports;
    private final Clock clock;

    /** @param executor stores what has been pulled first */
    PullThrough(Store store, Guard guard, Upstreams upstreams, RegistryEvents events, Executor executor, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.upstreams = upstreams;
        this.credentials = new UpstreamCredentials(store.secrets(), store.secretVersions());
        this.creation = new Creation(store, events, clock);
        this.events = events;
        this.imports = new Imports(new Importer(store, clock), events, executor);
        this.clock = clock;
    }

    /**
     * Makes the cache ready for reading a manifest. Does nothing where no rule applies.
     *
     * @return the manifest, if it is not stored yet
     * @throws OciError where ECR refuses
     * @throws PullRefused if the upstream does not give what is not cached
     */
    Optional<Manifest> prepare(Wanted wanted) {
        Optional<PullThroughRule> rule =
                store.rules().covering(wanted.registry(), wanted.name()).filter(covering -> !isPushed(wanted));
        rule.ifPresent(covering -> permit(wanted));
        return rule.flatMap(
                covering -> Digests.isDigest(wanted.reference()) ? byDigest(wanted) : byTag(wanted, covering));
    }

    /** The images on their way into a repository; look here before the store, which has them when they are gone from here. */
    List<Incoming> incoming(Wanted wanted) {
        return imports.into(wanted);
    }

    /** A tag that somebody pushed has nothing to do with the upstream. */
    private boolean isPushed(Wanted wanted) {
        return cached(wanted).filter(tag -> tag.checkedAt() == null).isPresent();
    }

    /** Who may not import is told "not found", on every pull (ECR user guide, troubleshooting pull-through cache). */
    private void permit(Wanted wanted) {
        Optional<Repository> repository = guard.find(wanted);
        if (repository.isEmpty() && !guard.allows(wanted, Guard.CREATE_REPOSITORY, repository)) {
            throw OciError.repositoryUnknown(wanted.registry(), wanted.name());
        }
        if (repository.isPresent()) {
            guard.require(wanted, Guard.GET_IMAGE);
        }
        if (!guard.allows(wanted, Guard.IMPORT, repository)) {
            throw OciError.imageNotFound();
        }
    }

    /** A digest alone brings nothing in: it must be cached, or be part of an image that is on its way. */
    private Optional<Manifest> byDigest(Wanted wanted) {
        List<Incoming> onTheirWay = incoming(wanted);
        boolean cached = guard.find(wanted)
                .flatMap(repository -> store.images().byDigest(repository.id(), wanted.reference()))
                .isPresent();
        if (cached) {
            return Optional.empty();
        }
        return Optional.of(onTheirWay.stream()
                .flatMap(incoming -> part(incoming, wanted.reference()).stream())
                .findFirst()
                .orElseThrow(OciError::imageNotFound));
    }

    private static Optional<Manifest> part(Incoming incoming, String digest) {
        try {
            return incoming.manifest(digest);
        } catch (UpstreamFailure failure) {
            throw new PullRefused(failure);
        }
    }

    private Optional<Manifest> byTag(Wanted wanted, PullThroughRule rule) {
        boolean cached = cached(wanted).isPresent();
        if (isFresh(wanted) || (cached && isImmutable(wanted))) {
            return Optional.empty();
        }
        try {
            return imports.join(wanted, () -> begin(wanted, rule)).map(Incoming::top);
        } catch (UpstreamFailure failure) {
            if (cached) {
                return Optional.empty();
            }
            throw new PullRefused(failure);
        }
    }

    private Optional<Incoming> begin(Wanted wanted, PullThroughRule rule) {
        try {
            return isFresh(wanted) ? Optional.empty() : ask(wanted, rule);
        } catch (UpstreamFailure failure) {
            events.pullThrough(PullThroughAction.failed(rule, wanted.name(), wanted.reference(), failure));
            throw failure;
        }
    }

    /** A first pull goes on behind the answer; a refresh is whole before it is served, so that a failure hurts nobody. */
    private Optional<Incoming> ask(Wanted wanted, PullThroughRule rule) {
        boolean refresh = cached(wanted).isPresent();
        Incoming incoming = Incoming.ask(
                rule, wanted.name(), wanted.reference(), upstreams.open(rule.upstreamUrl(), credentials.of(rule)));
        Repository repository = guard.find(wanted).orElseGet(() -> creation.forPull(wanted));
        if (refresh) {
            imports.store(wanted, rule, incoming, repository);
            return Optional.empty();
        }
        imports.finishLater(wanted, rule, incoming, repository);
        return Optional.of(incoming);
    }

    private boolean isFresh(Wanted wanted) {
        Instant oldest = clock.instant().minus(WINDOW);
        return cached(wanted)
                .map(ImageTags.Tag::checkedAt)
                .filter(checked -> checked.isAfter(oldest))
                .isPresent();
    }

    private Optional<ImageTags.Tag> cached(Wanted wanted) {
        return guard.find(wanted).flatMap(repository -> store.tags().find(repository.id(), wanted.reference()));
    }

    /** Immutable tags prevent a refresh (ECR user guide, considerations). */
    private boolean isImmutable(Wanted wanted) {
        return guard.find(wanted)
                .filter(repository -> TagRules.isImmutable(repository.settings(), wanted.reference()))
                .isPresent();
    }
}
