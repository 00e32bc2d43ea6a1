package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.access.Access;
import io.mirrordesk.sandbox.access.Principal;
import io.mirrordesk.sandbox.access.Tokens;
import io.mirrordesk.sandbox.store.CreationTemplate;
import io.mirrordesk.sandbox.store.Documents;
import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.BuiltInUpstreams;
import io.mirrordesk.sandbox.upstream.TokenEndpoint;
import io.mirrordesk.sandbox.upstream.UpstreamFaults;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data plane with the control plane's own policies and tokens. */
class PolicyPullTest {

    private static final Registry HOME = new Registry("111122223333", "eu-central-1");
    private static final String MEMBER = "AWS:sandbox-444455556666";
    private static final String STRANGER = "AWS:sandbox-999900001111";
    private static final String NGINX = "/v2/docker-hub/library/nginx/manifests/1.27";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String FOR_THE_ORGANIZATION = """
            {"Version": "2012-10-17", "Statement": [{"Sid": "Pull", "Effect": "Allow", "Principal": "*",
              "Action": [%s], %s "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-sandbox0001"}}}]}""";

    private static final RegistryEvents NO_EVENTS = new RegistryEvents() {
        @Override
        public void pullThrough(PullThroughAction action) {}

        @Override
        public void pushed(Registry registry, String repositoryName, String digest, @Nullable String tag) {}

        @Override
        public void deleted(Registry registry, String repositoryName, String digest, @Nullable String tag) {}

        @Override
        public void repositoryCreated(Registry registry, String callerArn, String repositoryName) {}
    };

    @TempDir
    Path directory;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Tokens tokens = new Tokens(clock);
    private Store store;
    private Server server;

    @BeforeEach
    void start() {
        store = Store.open(directory);
        BuiltInUpstreams upstreams = new BuiltInUpstreams();
        Access access = new Access(store.documents(), Map.of("444455556666", "o-sandbox0001/r-sand/ou-sand-payments/"));
        RegistryApi api =
                new RegistryApi(store, upstreams, new TestGate(tokens, access), NO_EVENTS, HOME, Runnable::run, clock);
        server = Server.start(
                directory, "127.0.0.1", 0, List.of(api, new TokenEndpoint(upstreams, new UpstreamFaults(), clock)));
        store.rules()
                .put(new PullThroughRule(
                        HOME, "docker-hub", "registry-1.docker.io", "docker-hub", "ROOT", null, null, NOW, NOW));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void takesATokenAndTheStandingPassword() throws IOException, InterruptedException {
        String token = tokens.issue(new Principal("111122223333", "arn:aws:iam::111122223333:role/ci"))
                .password();

        assertThat(get("/v2/", "AWS:" + token).statusCode()).isEqualTo(200);
        assertThat(get("/v2/", "AWS:sandbox-111122223333").statusCode()).isEqualTo(200);
        assertThat(get("/v2/", "AWS:sandbox-1").statusCode()).isEqualTo(401);
        assertThat(get("/v2/", "ann:sandbox-111122223333").statusCode()).isEqualTo(401);
    }

    @Test
    void onDemandAnOrganizationsMemberMakesTheFirstPullAndAStrangerDoesNot() throws IOException, InterruptedException {
        store.documents()
                .put(
                        HOME,
                        Documents.REGISTRY_POLICY,
                        FOR_THE_ORGANIZATION.formatted(
                                "\"ecr:CreateRepository\", \"ecr:BatchImportUpstreamImage\"",
                                "\"Resource\": \"arn:aws:ecr:eu-central-1:111122223333:repository/docker-hub/*\","));
        String pull = FOR_THE_ORGANIZATION.formatted("\"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\"", "");
        RepositorySettings settings = RepositorySettings.defaults().withPolicy(pull);
        store.templates()
                .put(new CreationTemplate(
                        HOME, "docker-hub", null, List.of("PULL_THROUGH_CACHE"), null, settings, NOW, NOW));

        assertRefused(get(NGINX, STRANGER), 404, "NAME_UNKNOWN", "does not exist in the registry");
        assertThat(get(NGINX, MEMBER).statusCode()).isEqualTo(200);
        assertRefused(get(NGINX, STRANGER), 403, "DENIED", "ecr:BatchGetImage");
    }

    @Test
    void curatedAMemberPullsWhatIsThereAndNothingElse() throws IOException, InterruptedException {
        String pull = FOR_THE_ORGANIZATION.formatted(
                "\"ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer\", \"ecr:BatchImportUpstreamImage\"", "");
        store.repositories()
                .create(
                        HOME,
                        "docker-hub/library/nginx",
                        RepositorySettings.defaults().withPolicy(pull),
                        NOW);
        assertThat(get(NGINX, "AWS:sandbox-111122223333").statusCode()).isEqualTo(200);

        assertThat(get(NGINX, MEMBER).statusCode()).isEqualTo(200);
        assertRefused(
                get("/v2/docker-hub/library/alpine/manifests/3.22", MEMBER),
                404,
                "NAME_UNKNOWN",
                "The repository with name 'docker-hub/library/alpine' does not exist in the registry with id"
                        + " '111122223333'");
    }

    @Test
    void anUpstreamsTokenEndpointProvesALogin() throws IOException, InterruptedException {
        String path = "/_upstream/registry-1.docker.io/token?service=registry.docker.io&scope=repository:a/b:pull";

        assertThat(get(path, "ann:good").body()).contains("\"token\"", "\"access_token\"", "\"expires_in\":300");
        assertThat(get(path, "ann:wrong").statusCode()).isEqualTo(401);
        assertThat(get("/_upstream/nowhere.example/token", "ann:good").statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String login) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The control plane's tokens and policies, as the sandbox itself asks them. */
    private record TestGate(Tokens tokens, Access access) implements Gate {

        @Override
        public Optional<Caller> login(String password) {
            return tokens.read(password).map(holder -> new Caller(holder.account(), HOME.region(), holder.arn()));
        }

        @Override
        public boolean hasExpired(String password) {
            return tokens.hasExpired(password);
        }

        @Override
        public boolean allows(
                Caller caller, String action, Registry registry, String name, Optional<Repository> repository) {
            return access.allows(new Principal(caller.account(), caller.arn()), registry, action, name, repository);
        }
    }
}
