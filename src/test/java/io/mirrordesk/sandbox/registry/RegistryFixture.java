package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.BuiltInUpstreams;
import io.mirrordesk.sandbox.upstream.Credential;
import io.mirrordesk.sandbox.upstream.TokenEndpoint;
import io.mirrordesk.sandbox.upstream.Upstream;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.UpstreamFaults;
import io.mirrordesk.sandbox.upstream.Upstreams;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The data plane on a free port, with a clock that is set by hand, upstreams that can fail, and policies of three words. */
final class RegistryFixture implements AutoCloseable, RegistryEvents, Gate, Upstreams {

    static final Registry HOME = new Registry("111122223333", "eu-central-1");
    static final String OTHER = "444455556666";

    final Store store;
    final List<PullThroughAction> actions = new CopyOnWriteArrayList<>();
    final List<String> created = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    /** What other accounts may do at the registry, as {@code action} words. */
    final List<String> registryGrants = new CopyOnWriteArrayList<>();

    private final BuiltInUpstreams builtIn = new BuiltInUpstreams();
    private final Deque<Runnable> imports = new ConcurrentLinkedDeque<>();
    final RegistryApi api;
    private final Server server;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private volatile Optional<UpstreamFailure.Kind> outage = Optional.empty();
    private volatile Optional<Upstream> substitute = Optional.empty();
    private volatile Executor importer = Runnable::run;

    RegistryFixture(Path directory) {
        store = Store.open(directory);
        Clock clock = new TestClock();
        api = new RegistryApi(store, this, this, this, HOME, work -> importer.execute(work), clock);
        TokenEndpoint tokens = new TokenEndpoint(builtIn, new UpstreamFaults(), clock);
        server = Server.start(directory, "127.0.0.1", 0, List.of(api, tokens));
    }

    String host() {
        return "127.0.0.1:" + server.port();
    }

    void rule(String prefix, String upstream) {
        rule(prefix, upstream, "ROOT", null);
    }

    void rule(String prefix, String upstream, String upstreamPrefix, @Nullable String credentialArn) {
        store.rules()
                .put(new PullThroughRule(HOME, prefix, upstream, "any", upstreamPrefix, credentialArn, null, now, now));
    }

    /** A repository whose policy grants some actions to every other account. */
    Repository repository(String name, String... granted) {
        RepositorySettings settings = RepositorySettings.defaults().withPolicy(String.join(" ", granted));
        return store.repositories().create(HOME, name, settings, now).orElseThrow();
    }

    /** From now on imports wait until {@link #runImports}; before, each ends before its pull is answered. */
    void holdImports() {
        importer = imports::add;
    }

    void runImports() {
        while (!imports.isEmpty()) {
            imports.remove().run();
        }
    }

    /** Puts an image into the archive, as UpdateImageStorageClass does. */
    void archive(String name, String digest) {
        store.repositories()
                .find(HOME, name)
                .flatMap(repository -> store.images().byDigest(repository.id(), digest))
                .ifPresent(image -> store.images().archive(image.id(), now));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void upstreamFails(UpstreamFailure.Kind kind) {
        outage = Optional.of(kind);
    }

    void upstreamIs(Upstream other) {
        substitute = Optional.of(other);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(), path, HOME.account());
    }

    HttpResponse<String> getAsOther(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(), path, OTHER);
    }

    HttpResponse<String> send(HttpRequest.Builder request, String path, String account)
            throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(("AWS:" + account).getBytes(StandardCharsets.UTF_8));
        request.uri(URI.create("http://" + host() + path)).header("Authorization", "Basic " + login);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public Upstream open(String host, Optional<Credential> credential) {
        opened.incrementAndGet();
        outage.ifPresent(kind -> {
            throw new UpstreamFailure(kind, "Switched off.");
        });
        return substitute.orElseGet(() -> builtIn.open(host, credential));
    }

    @Override
    public Optional<Caller> login(String password) {
        return password.matches("\\d{12}")
                ? Optional.of(new Caller(password, HOME.region(), "arn:aws:iam::" + password + ":role/ci"))
                : Optional.empty();
    }

    @Override
    public boolean allows(
            Caller caller, String action, Registry registry, String repositoryName, Optional<Repository> repository) {
        String policy = repository.map(found -> found.settings().policy()).orElse("");
        return caller.account().equals(registry.account())
                || registryGrants.contains(action)
                || policy.contains(action);
    }

    @Override
    public void pullThrough(PullThroughAction action) {
        actions.add(action);
    }

    @Override
    public void pushed(Registry registry, String repositoryName, String digest, @Nullable String tag) {}

    @Override
    public void deleted(Registry registry, String repositoryName, String digest, @Nullable String tag) {}

    @Override
    public void repositoryCreated(Registry registry, String callerArn, String repositoryName) {
        created.add(repositoryName);
    }

    @Override
    public boolean hasExpired(String password) {
        return password.equals("expired");
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }

    private final class TestClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
