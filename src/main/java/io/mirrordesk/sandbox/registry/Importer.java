package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.PullThroughRules;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.Upstream;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import io.mirrordesk.sandbox.upstream.Upstreams;
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
 * Brings one tag in from an upstream: the index or image, every manifest it lists, their layers, and what refers to it. The
 * repository is created when everything is here, and images and tag appear in one transaction: never half an image.
 */
final class Importer {

    private static final int DEEPEST_INDEX = 3;

    private final Store store;
    private final Upstreams upstreams;
    private final UpstreamCredentials credentials;
    private final Creation creation;
    private final ManifestWriter writer;
    private final Clock clock;

    Importer(Store store, Upstreams upstreams, Clock clock) {
        this.store = store;
        this.upstreams = upstreams;
        this.credentials = new UpstreamCredentials(store);
        this.creation = new Creation(store, clock);
        this.writer = new ManifestWriter(store);
        this.clock = clock;
    }

    /**
     * Imports or refreshes a tag.
     *
     * @return the digest that the tag has at the upstream
     * @throws UpstreamFailure if the upstream does not give everything; nothing has changed then
     */
    String bringIn(PullThroughRule rule, String name, String tag) {
        Upstream upstream = upstreams.open(rule.upstreamUrl(), credentials.of(rule));
        String source = source(rule, name);
        Manifest top = upstream.manifest(source, tag);
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        collect(upstream, source, top, manifests, 0);
        collectReferrers(upstream, source, top, manifests);
        Map<String, Long> blobs = fetchBlobs(upstream, source, manifests);
        Repository repository = store.repositories()
                .find(rule.registry(), name)
                .orElseGet(() -> creation.forPull(rule.registry(), name));
        store.database().write(() -> save(repository, tag, top, manifests, blobs));
        return top.digest();
    }

    /** Upstream's name of a cached repository (ECR user guide, prefix mappings). */
    static String source(PullThroughRule rule, String name) {
        boolean root = rule.prefix().equals(PullThroughRules.ROOT);
        String rest = root ? name : name.substring(rule.prefix().length() + 1);
        return rule.upstreamPrefix().equals(PullThroughRules.ROOT) ? rest : rule.upstreamPrefix() + "/" + rest;
    }

    private static void collect(
            Upstream upstream, String source, Manifest manifest, Map<String, Manifest> into, int depth) {
        if (depth > DEEPEST_INDEX) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream nests its indexes too deeply.");
        }
        for (Descriptor child : manifest.children()) {
            if (!into.containsKey(child.digest())) {
                collect(upstream, source, upstream.manifest(source, checked(child)), into, depth + 1);
            }
        }
        into.put(manifest.digest(), manifest);
    }

    /** Signatures and the like are a bonus: an upstream that fails to list them does not fail the pull. */
    private static void collectReferrers(Upstream upstream, String source, Manifest top, Map<String, Manifest> into) {
        Map<String, Manifest> found = new LinkedHashMap<>();
        try {
            for (Descriptor referrer : upstream.referrers(source, top.digest())) {
                collect(upstream, source, upstream.manifest(source, checked(referrer)), found, 1);
            }
        } catch (UpstreamFailure failure) {
            return;
        }
        into.putAll(found);
    }

    private Map<String, Long> fetchBlobs(Upstream upstream, String source, Map<String, Manifest> manifests) {
        Map<String, Long> sizes = new HashMap<>();
        for (Manifest manifest : manifests.values()) {
            for (Descriptor blob : manifest.blobs()) {
                if (!sizes.containsKey(blob.digest())) {
                    sizes.put(blob.digest(), fetch(upstream, source, checked(blob)));
                }
            }
        }
        return sizes;
    }

    private long fetch(Upstream upstream, String source, String digest) {
        try {
            Optional<Path> present = store.blobs().find(digest);
            if (present.isPresent()) {
                return Files.size(present.get());
            }
            try (InputStream content = upstream.blob(source, digest)) {
                return complete(digest, store.blobs().put(content));
            }
        } catch (IOException e) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream broke off a layer.", e);
        }
    }

    private static long complete(String digest, Blobs.Stored stored) {
        if (!stored.digest().equals(digest)) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream sent a layer with another digest.");
        }
        return stored.size();
    }

    private static String checked(Descriptor descriptor) {
        if (!Digests.isDigest(descriptor.digest())) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream names a digest that is none.");
        }
        return descriptor.digest();
    }

    private void save(
            Repository repository, String tag, Manifest top, Map<String, Manifest> manifests, Map<String, Long> blobs) {
        Instant now = clock.instant();
        blobs.forEach((digest, size) -> store.layers().put(repository.id(), digest, size));
        manifests.values().forEach(manifest -> writer.write(repository, manifest, now));
        Image image = store.images().byDigest(repository.id(), top.digest()).orElseThrow();
        store.tags().put(repository.id(), tag, image.id(), now);
    }
}
