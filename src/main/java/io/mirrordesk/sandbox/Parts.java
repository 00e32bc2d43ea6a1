package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.control.ControlRoute;
import io.mirrordesk.sandbox.control.EventFaults;
import io.mirrordesk.sandbox.control.Faults;
import io.mirrordesk.sandbox.control.FaultyRegistry;
import io.mirrordesk.sandbox.control.ImageControl;
import io.mirrordesk.sandbox.control.ResetControl;
import io.mirrordesk.sandbox.control.SandboxClock;
import io.mirrordesk.sandbox.control.UpstreamControl;
import io.mirrordesk.sandbox.ecr.Ecr;
import io.mirrordesk.sandbox.ecr.LayerUrls;
import io.mirrordesk.sandbox.ecr.LifecycleControl;
import io.mirrordesk.sandbox.ecr.LifecycleRun;
import io.mirrordesk.sandbox.ecr.LifecycleTimer;
import io.mirrordesk.sandbox.events.ApiCalls;
import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.registry.RegistryApi;
import io.mirrordesk.sandbox.registry.UpstreamImages;
import io.mirrordesk.sandbox.secrets.SecretsManager;
import io.mirrordesk.sandbox.sqs.Mailbox;
import io.mirrordesk.sandbox.sqs.Sqs;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.sts.Sts;
import io.mirrordesk.sandbox.upstream.BuiltInUpstreams;
import io.mirrordesk.sandbox.upstream.ConfiguredUpstreams;
import io.mirrordesk.sandbox.upstream.FaultyUpstreams;
import io.mirrordesk.sandbox.upstream.TokenEndpoint;
import io.mirrordesk.sandbox.upstream.UpstreamFaults;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.AwsRoute;
import io.mirrordesk.sandbox.wire.Callers;
import io.mirrordesk.sandbox.wire.Route;
import io.mirrordesk.sandbox.wire.Service;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the sandbox together: every part is made here, once, and given what it needs. */
final class Parts implements AutoCloseable {

    private final SandboxProperties properties;
    private final Store store;
    private final Registry home;
    private final SandboxClock clock = new SandboxClock(InstantSource.system());
    private final BuiltInUpstreams builtIn = new BuiltInUpstreams();
    private final Background imports;
    private final Background previews = new Background(Duration.ZERO);
    private final UpstreamFaults upstreamFaults = new UpstreamFaults();
    private final UpstreamControl upstreamControl;
    private final Faults faults;
    private final EventFaults eventFaults;
    private final Upstreams upstreams;
    private final Callers callers;
    private final Mailbox mailbox;
    private final Events events;
    private final Tokens tokens;
    private final Access access;
    private final LifecycleRun lifecycle;
    private final LifecycleTimer lifecycleTimer;

    Parts(SandboxProperties properties, Store store) {
        this.properties = properties;
        this.store = store;
        this.home = new Registry(properties.defaultAccount(), properties.defaultRegion());
        this.upstreams = new FaultyUpstreams(
                new ConfiguredUpstreams(addresses(properties.upstreams()), builtIn), upstreamFaults);
        this.imports = new Background(properties.importDelay());
        this.callers = new Callers(properties.defaultAccount(), properties.accounts(), clock);
        this.upstreamControl =
                new UpstreamControl(upstreamFaults, properties.faults().upstreams());
        this.faults = new Faults(properties.faults().operations());
        this.eventFaults = new EventFaults(properties.faults().events());
        this.mailbox = new Mailbox(store.queues(), store.messages(), clock);
        this.events = new Events(store.queues(), mailbox, properties.queue(), eventFaults, clock);
        this.tokens = new Tokens(clock);
        this.access = new Access(store.documents(), properties.organizations());
        this.lifecycle = new LifecycleRun(store, events, clock);
        this.lifecycleTimer = new LifecycleTimer(lifecycle);
        clock.whenMoved(lifecycle::due);
    }

    private static Map<String, URI> addresses(Map<String, String> upstreams) {
        return upstreams.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> URI.create(entry.getValue())));
    }

    /** Makes the queue that the events go to, if it is not there yet. */
    void createQueue() {
        store.queues().findOrCreate(home, properties.queue(), Map.of(), Map.of(), clock.instant());
    }

    /**
     * @param endpoint where the sandbox is found, known when it listens
     */
    List<Route> routes(Supplier<String> endpoint) {
        RegistryApi registry = new RegistryApi(
                store,
                upstreams,
                new DataPlaneGate(tokens, access, home.region()),
                new DataPlaneEvents(events),
                home,
                imports,
                clock);
        LayerUrls layerUrls = new LayerUrls(store.blobs(), clock, endpoint);
        return List.of(
                new AwsRoute(
                        callers,
                        services(registry.upstreamImages(), layerUrls, endpoint),
                        faults,
                        new ApiCalls(events)),
                layerUrls,
                new FaultyRegistry(registry, faults),
                new TokenEndpoint(builtIn, upstreamFaults, clock),
                new ControlRoute(List.of(
                        faults,
                        eventFaults,
                        upstreamControl,
                        clock,
                        new ImageControl(store, clock),
                        new LifecycleControl(lifecycle),
                        new ResetControl(this::reset))));
    }

    /** Forgets everything that is stored and switched on, as at a first start with these properties. */
    private void reset() {
        imports.awaitIdle();
        previews.awaitIdle();
        store.clear();
        faults.reset();
        eventFaults.reset();
        upstreamControl.reset();
        clock.reset();
        createQueue();
    }

    private List<Service> services(UpstreamImages images, LayerUrls layerUrls, Supplier<String> endpoint) {
        List<Service> services = new ArrayList<>();
        services.add(new Ecr(store, access, tokens, events, upstreams, images, layerUrls, previews, clock, endpoint)
                .service());
        services.add(new SecretsManager(store, clock).service());
        services.add(new Sts(callers, properties.externalIds(), clock).service());
        services.addAll(new Sqs(store.queues(), store.messages(), mailbox, clock, endpoint).services());
        return services;
    }

    /** Lets what goes on in the background come to an end; the store is closed afterwards. */
    @Override
    public void close() {
        imports.close();
        previews.close();
        lifecycleTimer.close();
    }
}
