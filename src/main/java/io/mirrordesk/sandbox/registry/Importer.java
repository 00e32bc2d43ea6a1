package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stores an incoming image: the index or image, every manifest it lists, their layers, and what refers to it. Images and tag
 * appear in one transaction, when everything is here: never half an image, also after a crash.
 */
final class Importer {

    private static final int DEEPEST_INDEX = 3;

    private final Store store;
    private final ManifestWriter writer;
    private final Clock clock;

    Importer(Store store, Clock clock) {
        this.store = store;
        this.writer = new ManifestWriter(store);
        this.clock = clock;
    }

    /**
     * Brings everything of an image in, and points a tag at it.
     *
     * @throws UpstreamFailure if the upstream does not give everything; nothing has changed then
     */
    void bringIn(Incoming incoming, Repository repository, String tag) {
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        collect(incoming, repository, incoming.top(), manifests, 0);
        collectReferrers(incoming, repository, manifests);
        Map<String, Long> blobs = fetchBlobs(incoming, manifests);
        store.database().write(() -> save(repository, tag, incoming.top(), manifests, blobs));
    }

    private void collect(
            Incoming incoming, Repository repository, Manifest manifest, Map<String, Manifest> into, int depth) {
        if (depth > DEEPEST_INDEX) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream nests its indexes too deeply.");
        }
        for (Descriptor child : manifest.children()) {
            if (!into.containsKey(child.digest())) {
                collect(incoming, repository, manifest(incoming, repository, child), into, depth + 1);
            }
        }
        into.put(manifest.digest(), manifest);
    }

    /** A manifest that is here already is not asked for again: upstreams count. */
    private Manifest manifest(Incoming incoming, Repository repository, Descriptor wanted) {
        return store.images()
                .byDigest(repository.id(), wanted.digest())
                .map(writer::read)
                .orElseGet(() -> incoming.fetch(wanted.digest()));
    }

    /** Signatures and the like are a bonus: an upstream that fails to list them does not fail the pull. */
    private void collectReferrers(Incoming incoming, Repository repository, Map<String, Manifest> into) {
        Map<String, Manifest> found = new LinkedHashMap<>();
        try {
            for (Descriptor referrer : incoming.referrers()) {
                collect(incoming, repository, manifest(incoming, repository, referrer), found, 1);
            }
        } catch (UpstreamFailure failure) {
            return;
        }
        into.putAll(found);
    }

    private Map<String, Long> fetchBlobs(Incoming incoming, Map<String, Manifest> manifests) {
        Map<String, Long> sizes = new HashMap<>();
        for (Manifest manifest : manifests.values()) {
            for (Descriptor blob : manifest.storedBlobs()) {
                if (!sizes.containsKey(blob.digest())) {
                    sizes.put(blob.digest(), fetch(incoming, blob));
                }
            }
        }
        return sizes;
    }

    private long fetch(Incoming incoming, Descriptor blob) {
        try {
            Optional<Path> present = store.blobs().find(blob.digest());
            if (present.isPresent()) {
                return Files.size(present.get());
            }
            try (InputStream content = incoming.open(blob)) {
                return store.blobs().put(content, Optional.of(blob.digest())).size();
            }
        } catch (Blobs.DigestMismatch e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream sent a layer with another digest.", e);
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream broke off a layer.", e);
        }
    }

    private void save(
            Repository repository, String tag, Manifest top, Map<String, Manifest> manifests, Map<String, Long> blobs) {
        Instant now = clock.instant();
        blobs.forEach((digest, size) -> store.layers().put(repository.id(), digest, size));
        manifests.values().forEach(manifest -> writer.write(repository, manifest, now));
        Image image = store.images().byDigest(repository.id(), top.digest()).orElseThrow();
        store.tags().put(repository.id(), tag, image.id(), now);
        store.images().pulled(image.id(), now);
    }
}
