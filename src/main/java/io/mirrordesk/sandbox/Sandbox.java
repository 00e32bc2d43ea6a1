package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.control.ControlRoute;
import io.mirrordesk.sandbox.control.Faults;
import io.mirrordesk.sandbox.control.SandboxClock;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.sts.Sts;
import io.mirrordesk.sandbox.wire.AwsRoute;
import io.mirrordesk.sandbox.wire.Callers;
import io.mirrordesk.sandbox.wire.Route;
import io.mirrordesk.sandbox.wire.Server;
import io.mirrordesk.sandbox.wire.Service;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A running sandbox: the embedded AWS on a port of its own. Closing it stops the server, then closes the store. */
public final class Sandbox implements AutoCloseable {

    private final Store store;
    private final Server server;
    private final String address;

    private Sandbox(Store store, Server server, String address) {
        this.store = store;
        this.server = server;
        this.address = address;
    }

    /**
     * Starts a sandbox.
     *
     * @throws IllegalStateException with a sentence for people, if the port or the data directory is in use
     */
    public static Sandbox start(SandboxProperties properties) {
        Store store = Store.open(properties.dataDirectory());
        try {
            Registry home = new Registry(properties.defaultAccount(), properties.defaultRegion());
            SandboxClock clock = new SandboxClock(InstantSource.system());
            store.queues().findOrCreate(home, properties.queue(), Map.of(), clock.instant());
            List<Route> routes = routes(properties, store, clock);
            Server server = Server.start(properties.dataDirectory(), properties.address(), properties.port(), routes);
            return new Sandbox(store, server, properties.address());
        } catch (IllegalStateException e) {
            store.close();
            throw e;
        }
    }

    private static List<Route> routes(SandboxProperties properties, Store store, SandboxClock clock) {
        Faults faults = new Faults();
        Callers callers = new Callers(properties.defaultAccount(), properties.accounts());
        List<Service> services = List.of(new Sts(clock).service());
        return List.of(new AwsRoute(callers, services, faults), new ControlRoute(faults, clock));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where clients find it, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://" + address + ":" + port());
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
