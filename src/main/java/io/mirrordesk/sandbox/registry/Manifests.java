package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Digests;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code GET} and {@code HEAD /v2/<name>/manifests/<reference>}. */
final class Manifests {

    /** ECR promises a pull time of the day, not of the second; this spares a write on each pull. */
    private static final Duration PULL_TIME_STEP = Duration.ofMinutes(1);

    private final Store store;
    private final Guard guard;
    private final PullThrough pullThrough;
    private final Clock clock;

    Manifests(Store store, Guard guard, PullThrough pullThrough, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.pullThrough = pullThrough;
        this.clock = clock;
    }

    void get(Call call) throws IOException {
        pullThrough.prepare(call);
        Repository repository = guard.require(call, Guard.GET_IMAGE);
        Image image = find(repository, call.reference()).orElseThrow(OciError::imageNotFound);
        byte[] manifest = store.images().manifest(image.digest());
        call.response().setContentType(image.mediaType());
        call.response().setContentLength(manifest.length);
        call.response().setHeader("Docker-Content-Digest", image.digest());
        if (!call.isHead()) {
            notePull(image);
            call.response().getOutputStream().write(manifest);
        }
    }

    private Optional<Image> find(Repository repository, String reference) {
        return Digests.isDigest(reference)
                ? store.images().byDigest(repository.id(), reference)
                : store.images().byTag(repository.id(), reference);
    }

    private void notePull(Image image) {
        Instant now = clock.instant();
        Instant last = image.pulledAt();
        if (last == null || last.isBefore(now.minus(PULL_TIME_STEP))) {
            store.images().pulled(image.id(), now);
        }
    }
}
