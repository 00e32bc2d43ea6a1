package io.mirrordesk.sandbox.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A real registry where one is configured for the host, else the built-in one. */
public final class ConfiguredUpstreams implements Upstreams {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, URI> addresses;
    private final BuiltInUpstreams builtIn;
    private final Duration patience;

    /** @param addresses registries by upstream host, such as {@code quay.io} → {@code http://127.0.0.1:5000} */
    public ConfiguredUpstreams(Map<String, URI> addresses, BuiltInUpstreams builtIn) {
        this(addresses, builtIn, PATIENCE);
    }

    /** @param patience how long a registry may say nothing */
    ConfiguredUpstreams(Map<String, URI> addresses, BuiltInUpstreams builtIn, Duration patience) {
        this.addresses = Map.copyOf(addresses);
        this.builtIn = builtIn;
        this.patience = patience;
    }

    @Override
    public Upstream open(String host, Optional<Credential> credential) {
        URI address = addresses.get(host);
        return address == null
                ? builtIn.open(host, credential)
                : new RemoteUpstream(host, address, credential, patience);
    }
}
