package io.mirrordesk.sandbox.wire;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** The sandbox's own embedded Tomcat: one port, virtual threads, one servlet that hands each request to the longest route. */
public final class Server implements AutoCloseable {

    static {
        // As Spring Boot does for the portal's own Tomcat, and warns if another one was first.
        Registry.disableRegistry();
    }

    private final Tomcat tomcat = new Tomcat();

    private Server() {}

    /**
     * @param directory where Tomcat may put working files
     * @param address the address to listen on
     * @param port 0 takes a free one
     * @throws IllegalStateException if the port is in use
     */
    public static Server start(Path directory, String address, int port, List<Route> routes) {
        Server server = new Server();
        server.tomcat.setBaseDir(directory.resolve("tomcat").toAbsolutePath().toString());
        server.tomcat.getEngine().setName("sandbox");
        server.tomcat.setConnector(connector(address, port));
        Context context = context(server.tomcat);
        context.getPipeline().addValve(new DropValve());
        Tomcat.addServlet(context, "sandbox", new Dispatcher(routes));
        context.addServletMappingDecoded("/*", "sandbox");
        server.startTomcat(address, port);
        return server;
    }

    private static Context context(Tomcat tomcat) {
        Context context = tomcat.addContext("", null);
        if (context instanceof StandardContext standard) {
            // The class loader is the application's and lives on: there is nothing to look for or to clear.
            standard.setClearReferencesThreadLocals(false);
            standard.setClearReferencesRmiTargets(false);
        }
        if (tomcat.getHost() instanceof StandardHost host) {
            host.setErrorReportValveClass(FailureValve.class.getName());
        }
        return context;
    }

    private static Connector connector(String address, int port) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        connector.setProperty("address", address);
        connector.setProperty("bindOnInit", "false");
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
            protocol.setExecutor(new VirtualThreadExecutor("sandbox-"));
            protocol.setMaxSwallowSize(-1);
            protocol.setMaxKeepAliveRequests(-1);
            protocol.setConnectionTimeout(20_000);
        }
        return connector;
    }

    private void startTomcat(String address, int port) {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(
                    "The sandbox cannot listen on " + address + ":" + port
                            + ". Stop what uses the port, or set mirrordesk.sandbox.port.",
                    e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("The sandbox's server did not stop cleanly.", e);
        }
    }

    private static final class Dispatcher extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient List<Route> routes;

        Dispatcher(List<Route> routes) {
            this.routes = routes.stream()
                    .sorted(Comparator.comparingInt(
                                    (Route route) -> route.prefix().length())
                            .reversed())
                    .toList();
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Route route = routes.stream()
                    .filter(candidate -> request.getRequestURI().startsWith(candidate.prefix()))
                    .findFirst()
                    .orElseThrow();
            try {
                route.handle(request, response);
            } catch (Interceptor.ConnectionDropped e) {
                request.setAttribute(DropValve.DROP, Boolean.TRUE);
            }
        }
    }
}
