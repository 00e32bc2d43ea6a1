package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.control.ControlRoute;
import io.mirrordesk.sandbox.control.Faults;
import io.mirrordesk.sandbox.control.ImageAgeRoute;
import io.mirrordesk.sandbox.control.SandboxClock;
import io.mirrordesk.sandbox.ecr.Ecr;
import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.registry.RegistryApi;
import io.mirrordesk.sandbox.secrets.SecretsManager;
import io.mirrordesk.sandbox.sqs.Mailbox;
import io.mirrordesk.sandbox.sqs.Sqs;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.sts.Sts;
import io.mirrordesk.sandbox.upstream.BuiltInUpstreams;
import io.mirrordesk.sandbox.upstream.ConfiguredUpstreams;
import io.mirrordesk.sandbox.upstream.TokenEndpoint;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.AwsRoute;
import io.mirrordesk.sandbox.wire.Callers;
import io.mirrordesk.sandbox.wire.Route;
import io.mirrordesk.sandbox.wire.Service;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the sandbox together: every part is made here, once, and given what it needs. */
final class Parts {

    private final SandboxProperties properties;
    private final Store store;
    private final Registry home;
    private final SandboxClock clock = new SandboxClock(InstantSource.system());
    private final BuiltInUpstreams builtIn = new BuiltInUpstreams();
    private final Upstreams upstreams;
    private final Mailbox mailbox;
    private final Events events;
    private final Tokens tokens;
    private final Access access;

    Parts(SandboxProperties properties, Store store) {
        this.properties = properties;
        this.store = store;
        this.home = new Registry(properties.defaultAccount(), properties.defaultRegion());
        this.upstreams = new ConfiguredUpstreams(addresses(properties.upstreams()), builtIn);
        this.mailbox = new Mailbox(store.messages(), clock);
        this.events = new Events(store.queues(), mailbox, properties.queue(), clock);
        this.tokens = new Tokens(clock);
        this.access = new Access(store.documents(), properties.organizations());
    }

    private static Map<String, URI> addresses(Map<String, String> upstreams) {
        return upstreams.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> URI.create(entry.getValue())));
    }

    /** Makes the queue that the events go to, if it is not there yet. */
    void createQueue() {
        store.queues().findOrCreate(home, properties.queue(), Map.of(), clock.instant());
    }

    /**
     * @param endpoint where the sandbox is found, known when it listens
     */
    List<Route> routes(Supplier<String> endpoint) {
        Faults faults = new Faults();
        Callers callers = new Callers(properties.defaultAccount(), properties.accounts());
        RegistryApi registry = new RegistryApi(
                store,
                upstreams,
                new DataPlaneGate(tokens, access, home.region()),
                new DataPlaneEvents(events),
                home,
                clock);
        return List.of(
                new AwsRoute(callers, services(endpoint), faults),
                registry,
                new TokenEndpoint(builtIn, clock),
                new ControlRoute(faults, clock),
                new ImageAgeRoute(store, clock));
    }

    private List<Service> services(Supplier<String> endpoint) {
        return List.of(
                new Ecr(store, access, tokens, events, upstreams, clock, endpoint).service(),
                new SecretsManager(store, clock).service(),
                new Sqs(store.queues(), store.messages(), mailbox, clock, endpoint).service(),
                new Sts(clock).service());
    }
}
