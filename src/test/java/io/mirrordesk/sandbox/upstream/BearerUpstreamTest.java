package io.mirrordesk.sandbox.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registry that wants Docker's token authentication, as Docker Hub does, and sends blobs from another place. */
class BearerUpstreamTest {

    private static final String BLOB = "blob";
    private static final String MANIFEST = "{\"schemaVersion\":2,\"manifests\":[]}";

    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/token", this::token);
        server.createContext("/v2/", this::registry);
        server.createContext("/store/", this::store);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fetchesATokenAndReadsWithIt() {
        Manifest manifest = upstream("right").manifest("team/app", "1.0");

        assertThat(manifest.text()).isEqualTo(MANIFEST);
        assertThat(manifest.mediaType()).isEqualTo(MediaTypes.OCI_INDEX);
    }

    @Test
    void followsARedirectToAStoreWithoutTheToken() throws IOException {
        try (InputStream stream = upstream("right").blob("team/app", Digests.of(BLOB))) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(BLOB);
        }
    }

    @Test
    void tellsARefusedLogin() {
        assertThat(upstream("bad").checkLogin().outcome()).isEqualTo(LoginCheck.Outcome.REFUSED);
        assertThat(upstream("right").checkLogin()).isEqualTo(LoginCheck.ok());
    }

    @Test
    void tellsARateLimitAndAMissingImage() {
        assertFails("limited/app", Kind.TOO_MANY_REQUESTS);
        assertFails("missing/app", Kind.NOT_FOUND);
        assertFails("broken/app", Kind.UNAVAILABLE);
    }

    @Test
    void tellsAnUnreachableUpstream() {
        server.stop(0);

        assertThat(upstream("right").checkLogin().outcome()).isEqualTo(LoginCheck.Outcome.UNREACHABLE);
    }

    private void assertFails(String repository, Kind kind) {
        assertThatThrownBy(() -> upstream("right").manifest(repository, "1.0"))
                .isInstanceOfSatisfying(
                        UpstreamFailure.class, f -> assertThat(f.kind()).isEqualTo(kind));
    }

    private Upstream upstream(String accessToken) {
        return new ConfiguredUpstreams(Map.of("registry-1.docker.io", URI.create(base)), new BuiltInUpstreams())
                .open("registry-1.docker.io", Optional.of(new Credential("ann", accessToken)));
    }

    private void token(HttpExchange exchange) throws IOException {
        String expected = "Basic " + Base64.getEncoder().encodeToString("ann:right".getBytes(StandardCharsets.UTF_8));
        boolean good = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "service=tiny".equals(exchange.getRequestURI().getQuery().substring(0, 12));
        answer(exchange, good ? 200 : 401, "{\"access_token\":\"good-token\"}");
    }

    private void registry(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!"Bearer good-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            String challenge =
                    "Bearer realm=\"" + base + "/token\",service=\"tiny\",scope=\"repository:team/app:pull\"";
            exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
            answer(exchange, 401, "{}");
        } else if (path.contains("/blobs/")) {
            exchange.getResponseHeaders().add("Location", "/store/blob");
            answer(exchange, 307, "");
        } else {
            exchange.getResponseHeaders().add("Content-Type", MediaTypes.OCI_INDEX);
            answer(exchange, status(path), path.startsWith("/v2/broken") ? "<html>" : MANIFEST);
        }
    }

    private static int status(String path) {
        return path.startsWith("/v2/limited") ? 429 : path.startsWith("/v2/missing") ? 404 : 200;
    }

    private void store(HttpExchange exchange) throws IOException {
        boolean leaked = exchange.getRequestHeaders().containsKey("Authorization");
        answer(exchange, leaked ? 400 : 200, BLOB);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
