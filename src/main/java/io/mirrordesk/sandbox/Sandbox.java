package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Server;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A running sandbox: the embedded AWS on a port of its own. Closing it stops the server, then closes the store. */
public final class Sandbox implements AutoCloseable {

    private final Store store;
    private final Parts parts;
    private final Server server;
    private final String address;

    private Sandbox(Store store, Parts parts, Server server, String address) {
        this.store = store;
        this.parts = parts;
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
            Parts parts = new Parts(properties, store);
            parts.createQueue();
            CompletableFuture<String> endpoint = new CompletableFuture<>();
            Server server = Server.start(
                    properties.dataDirectory(), properties.address(), properties.port(), parts.routes(endpoint::join));
            Sandbox sandbox = new Sandbox(store, parts, server, properties.address());
            endpoint.complete(sandbox.endpoint().toString());
            return sandbox;
        } catch (IllegalStateException e) {
            store.close();
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Where clients on this machine find it, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        String host = address.equals("0.0.0.0") ? "127.0.0.1" : address;
        return URI.create("http://" + host + ":" + port());
    }

    @Override
    public void close() {
        server.close();
        parts.close();
        store.close();
    }
}
