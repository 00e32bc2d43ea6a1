package io.mirrordesk.sandbox.upstream;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which upstreams have been switched to misbehave, by host; it takes effect at the next call to the upstream. */
public final class UpstreamFaults {

    /** What a call to such an upstream meets. */
    public enum Effect {
        /** Nobody answers. */
        DOWN,
        /** Manifests are answered with 429; layers and logins are not counted, as Docker Hub has it. */
        LIMITED,
        /** Every login, also none, is refused with 401. */
        REFUSING
    }

    private final Map<String, Effect> effects = new ConcurrentHashMap<>();

    /**
     * Switches an upstream's misbehaviour on, in place of another.
     *
     * @param host as ECR's {@code upstreamRegistryUrl} says it, such as {@code registry-1.docker.io}
     */
    public void set(String host, Effect effect) {
        effects.put(host, effect);
    }

    /** The upstream is well again. */
    public void clear(String host) {
        effects.remove(host);
    }

    /** All upstreams are well again. */
    public void clear() {
        effects.clear();
    }

    /** What is switched on, by host. */
    public Map<String, Effect> active() {
        return Map.copyOf(effects);
    }

    Optional<Effect> of(String host) {
        return Optional.ofNullable(effects.get(host));
    }
}
