package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.access.Principal;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.wire.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code GET} and {@code HEAD /v2/<name>/manifests/<reference>}: the manifest as it is stored, whatever Accept says. */
final class Manifests {

    /** ECR promises a pull time of the day, not of the second; this spares a write on each pull. */
    private static final Duration PULL_TIME_STEP = Duration.ofMinutes(1);

    private final Store store;
    private final Guard guard;
    private final PullThrough pullThrough;
    private final ManifestWriter writer;
    private final Clock clock;

    Manifests(Store store, Guard guard, PullThrough pullThrough, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.pullThrough = pullThrough;
        this.writer = new ManifestWriter(store);
        this.clock = clock;
    }

    void get(Call call) throws IOException {
        Optional<Manifest> onItsWay = pullThrough.prepare(call.wanted());
        Repository repository = guard.require(call.wanted(), Guard.GET_IMAGE);
        answer(call, onItsWay.isPresent() ? onItsWay.get() : stored(call, repository));
    }

    private Manifest stored(Call call, Repository repository) {
        Image image = find(repository, call.reference()).orElseThrow(OciError::imageNotFound);
        if (!call.isHead()) {
            notePull(call, image);
        }
        return writer.read(image);
    }

    private static void answer(Call call, Manifest manifest) throws IOException {
        byte[] content = manifest.text().getBytes(StandardCharsets.UTF_8);
        HttpServletResponse response = call.response();
        response.setContentType(manifest.mediaType());
        response.setContentLength(content.length);
        response.setHeader("Docker-Content-Digest", manifest.digest());
        response.setHeader("ETag", "\"" + manifest.digest() + "\"");
        if (!call.isHead()) {
            response.getOutputStream().write(content);
        }
    }

    /** An archived image cannot be pulled, as if it was not there. */
    private Optional<Image> find(Repository repository, String reference) {
        Optional<Image> found = Digests.isDigest(reference)
                ? store.images().byDigest(repository.id(), reference)
                : store.images().byTag(repository.id(), reference);
        return found.filter(image -> !image.isArchived());
    }

    private void notePull(Call call, Image image) {
        Caller caller = call.wanted().caller();
        Principal principal = new Principal(caller.account(), caller.arn());
        if (store.pullTimeExclusions().contains(call.registry(), principal.roleArn())) {
            return;
        }
        Instant now = clock.instant();
        Instant last = image.pulledAt();
        if (last == null || last.isBefore(now.minus(PULL_TIME_STEP))) {
            store.images().pulled(image.id(), now);
        }
    }
}
