package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.MirrorDefinition;
import java.util.Optional;

/** Where a mirror keeps images, and whose. */
final class MirrorAddress {

    private MirrorAddress() {}

    static CacheAddress of(ManagedRegistry registry, ManagedMirror mirror) {
        MirrorDefinition definition = mirror.definition();
        boolean library = Upstreams.byKey(definition.upstream())
                .filter(Upstream::requiresLibrary)
                .isPresent();
        return new CacheAddress(
                registry.pullHost(), mirror.prefix(), Optional.ofNullable(definition.upstreamPrefix()), library);
    }

    /** Whether the mirror caches the registry that references name so; of one customer's registries it is only that one. */
    static boolean caches(ManagedMirror mirror, String registryHost) {
        Optional<Upstream> upstream = Upstreams.forHost(registryHost);
        return upstream.filter(known -> known.key().equals(mirror.definition().upstream()))
                .filter(known -> known.url().isPresent()
                        || mirror.definition().upstreamUrl().equalsIgnoreCase(registryHost))
                .isPresent();
    }
}
