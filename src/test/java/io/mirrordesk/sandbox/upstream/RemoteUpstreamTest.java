package io.mirrordesk.sandbox.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry with a Basic login that does all that registries, and the networks before them, have been seen to do. */
class RemoteUpstreamTest {

    private static final String MANIFEST =
            "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_INDEX + "\",\"manifests\":[]}";
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private HttpServer store;

    @BeforeEach
    void start() throws IOException {
        server = listen(this::registry);
        store = listen(this::store);
    }

    private static HttpServer listen(HttpHandler handler) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/", handler);
        listening.start();
        return listening;
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        store.stop(0);
    }

    @Test
    void logsInOnceAndKeepsTheLogin() {
        Upstream upstream = upstream();
        upstream.manifest("team/app", "1.0");
        upstream.manifest("team/app", "2.0");

        assertThat(requests)
                .containsExactly(
                        "/v2/team/app/manifests/1.0 -",
                        "/v2/team/app/manifests/1.0 Basic",
                        "/v2/team/app/manifests/2.0 Basic");
    }

    @Test
    void aRedirectToAnotherHostNeverSeesTheLogin() throws IOException {
        try (InputStream blob = upstream().blob("elsewhere", Digests.of("x"))) {
            assertThat(new String(blob.readAllBytes(), UTF_8)).isEqualTo("no login");
        }
        assertThat(requests).last().isEqualTo("/store -");
    }

    @Test
    void aRedirectWithinTheRegistryIsGivenTheLoginIfItAsks() throws IOException {
        try (InputStream blob = upstream().blob("within", Digests.of("x"))) {
            assertThat(blob.readAllBytes()).isNotEmpty();
        }
        assertThat(requests).last().isEqualTo("/v2/moved Basic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"circle", "nowhere", "file", "garbage"})
    void aRedirectThatLeadsNowhereIsAnUpstreamThatIsUnavailable(String repository) {
        assertFails(() -> upstream().blob(repository, Digests.of("x")), Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "429, TOO_MANY_REQUESTS",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "418, UNAVAILABLE",
    })
    void tellsRefusalsApart(int status, Kind kind) {
        assertFails(() -> upstream().manifest("status" + status, "1.0"), kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer-without-realm", "bearer-garbage", "bearer-missing", "bearer-empty"})
    void aTokenEndpointThatGivesNoneIsAnUpstreamThatIsUnavailable(String repository) {
        Kind kind = repository.equals("bearer-without-realm") ? Kind.UNAUTHORIZED : Kind.UNAVAILABLE;

        assertFails(() -> upstream().manifest(repository, "1.0"), kind);
    }

    @Test
    void readsTheTypeFromTheManifestWhereTheHeaderSaysNothing() {
        assertThat(upstream().manifest("untyped", "1.0").mediaType()).isEqualTo(MediaTypes.OCI_INDEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "huge", "schema1"})
    void refusesWhatIsNoManifest(String repository) {
        assertFails(() -> upstream().manifest(repository, "1.0"), Kind.UNAVAILABLE);
    }

    @Test
    void refusesAManifestWithAnotherDigest() {
        assertFails(() -> upstream().manifest("team/app", Digests.of("other")), Kind.UNAVAILABLE);
    }

    @Test
    void waitsForAnAnswerOnlySoLong() {
        assertFails(() -> upstream(PATIENCE).manifest("silent", "1.0"), Kind.UNAVAILABLE);
    }

    @Test
    void waitsForMoreOfALayerOnlySoLong() throws IOException {
        try (InputStream blob = upstream(PATIENCE).blob("stalled", Digests.of("x"))) {
            assertThat(blob.read()).isEqualTo('a');
            assertThatThrownBy(blob::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aLayerThatComesSlowlyButSteadilyIsRead() throws IOException {
        try (InputStream blob = upstream(PATIENCE).blob("steady", Digests.of("x"))) {
            assertThat(blob.readAllBytes()).hasSize(4);
        }
    }

    private Upstream upstream() {
        return upstream(Duration.ofSeconds(30));
    }

    private Upstream upstream(Duration patience) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ConfiguredUpstreams(Map.of("quay.io", address), new BuiltInUpstreams(), patience)
                .open("quay.io", Optional.of(new Credential("ann", "right")));
    }

    private static void assertFails(ThrowingCallable call, Kind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UpstreamFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private void registry(HttpExchange exchange) throws IOException {
        String login = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("-");
        String path = exchange.getRequestURI().getPath();
        requests.add(path + " " + login.replaceFirst(" .*", ""));
        String what = path.replaceFirst("^/v2/([^/]*).*", "$1");
        if (what.startsWith("bearer")) {
            challenge(exchange, bearer(what));
        } else if (login.equals("-") && !path.startsWith("/token")) {
            challenge(exchange, "Basic realm=\"test\"");
        } else {
            act(exchange, what);
        }
    }

    private String bearer(String what) {
        return switch (what) {
            case "bearer-without-realm" -> "Bearer service=\"x\"";
            case "bearer-garbage" -> "Bearer realm=\"ht tp://%%%\"";
            case "bearer-missing" -> "Bearer realm=\"" + address(server) + "/status404\"";
            default -> "Bearer realm=\"" + address(server) + "/token\"";
        };
    }

    private static void challenge(HttpExchange exchange, String challenge) throws IOException {
        exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
        answer(exchange, 401, "{}");
    }

    private void act(HttpExchange exchange, String what) throws IOException {
        switch (what) {
            case "elsewhere" -> redirect(exchange, address(store) + "/store");
            case "within" -> redirect(exchange, "/v2/moved");
            case "circle" -> redirect(exchange, exchange.getRequestURI().getPath());
            case "nowhere" -> redirect(exchange, "http://127.0.0.1:1/x");
            case "file" -> redirect(exchange, "file:///etc/passwd");
            case "garbage" -> redirect(exchange, "http://%%%");
            case "/token", "html" -> answer(exchange, 200, "<html>");
            case "huge" -> answer(exchange, 200, "[".repeat(4_194_305));
            case "schema1" -> typed(exchange, "application/vnd.docker.distribution.manifest.v1+json", "{}");
            case "untyped" -> answer(exchange, 200, MANIFEST);
            case "silent" -> await();
            case "stalled" -> drip(exchange, 1, Duration.ofMinutes(1));
            case "steady" -> drip(exchange, 4, Duration.ofMillis(450));
            default -> typed(exchange, MediaTypes.OCI_INDEX, MANIFEST);
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        boolean leaked = exchange.getRequestHeaders().containsKey("Authorization");
        requests.add("/store " + (leaked ? "leaked" : "-"));
        answer(exchange, 200, leaked ? "login" : "no login");
    }

    private static String address(HttpServer of) {
        return "http://127.0.0.1:" + of.getAddress().getPort();
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        answer(exchange, 307, "");
    }

    private static void typed(HttpExchange exchange, String type, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        String path = exchange.getRequestURI().getPath();
        answer(
                exchange,
                path.contains("status") ? Integer.parseInt(path.replaceAll("^.*status(\\d+).*", "$1")) : 200,
                body);
    }

    /** Sends some bytes, each after a pause, and then nothing more of what was announced if the pause is long. */
    private void drip(HttpExchange exchange, int bytes, Duration pause) throws IOException {
        exchange.sendResponseHeaders(200, bytes == 1 ? 2 : bytes);
        for (int i = 0; i < bytes; i++) {
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            awaitAtMost(pause);
        }
        exchange.close();
    }

    private void await() {
        awaitAtMost(Duration.ofMinutes(1));
    }

    /** A pause that ends with the test. */
    private void awaitAtMost(Duration pause) {
        try {
            boolean ended = end.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            assert ended || end.getCount() == 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
