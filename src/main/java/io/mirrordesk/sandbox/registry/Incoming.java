package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.PullThroughRules;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.Upstream;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An image on its way from an upstream into a repository: what its manifest names can be read through it before it is stored.
 * Nothing else of the upstream can.
 */
final class Incoming {

    private final PullThroughRule rule;
    private final String name;
    private final Upstream upstream;
    private final Manifest top;
    private final Map<String, Manifest> manifests = new ConcurrentHashMap<>();

    private Incoming(PullThroughRule rule, String name, Upstream upstream, Manifest top) {
        this.rule = rule;
        this.name = name;
        this.upstream = upstream;
        this.top = top;
        manifests.put(top.digest(), top);
    }

    /** Asks the upstream what a tag is. */
    static Incoming ask(PullThroughRule rule, String name, String tag, Upstream upstream) {
        return new Incoming(rule, name, upstream, upstream.manifest(source(rule, name), tag));
    }

    /** Upstream's name of a cached repository (ECR user guide, prefix mappings). */
    private static String source(PullThroughRule rule, String name) {
        boolean root = rule.prefix().equals(PullThroughRules.ROOT);
        String rest = root ? name : name.substring(rule.prefix().length() + 1);
        return rule.upstreamPrefix().equals(PullThroughRules.ROOT) ? rest : rule.upstreamPrefix() + "/" + rest;
    }

    /** What the tag is at the upstream. */
    Manifest top() {
        return top;
    }

    boolean goesTo(Wanted wanted) {
        return rule.registry().equals(wanted.registry()) && name.equals(wanted.name());
    }

    /** A manifest that is part of the image; empty if the digest is none of its. */
    Optional<Manifest> manifest(String digest) {
        boolean known = manifests.containsKey(digest)
                || manifests.values().stream()
                        .flatMap(parent -> parent.children().stream())
                        .anyMatch(child -> child.digest().equals(digest));
        return known ? Optional.of(fetch(digest)) : Optional.empty();
    }

    /** Reads a manifest that the image names, once. */
    Manifest fetch(String digest) {
        return manifests.computeIfAbsent(checked(digest), wanted -> upstream.manifest(source(rule, name), wanted));
    }

    /** A blob that is part of the image, as far as its manifests have been read; empty if the digest is none of its. */
    Optional<Descriptor> blob(String digest) {
        return manifests.values().stream()
                .flatMap(manifest -> manifest.storedBlobs().stream())
                .filter(blob -> blob.digest().equals(digest))
                .findFirst();
    }

    /** Opens a blob at the upstream; its digest is not checked yet. */
    InputStream open(Descriptor blob) {
        return upstream.blob(source(rule, name), checked(blob.digest()));
    }

    /** What says something about the image. */
    List<Descriptor> referrers() {
        return upstream.referrers(source(rule, name), top.digest());
    }

    private static String checked(String digest) {
        if (!Digests.isDigest(digest)) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The upstream names a digest that is none.");
        }
        return digest;
    }
}
