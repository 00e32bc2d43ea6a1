package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.RegistryFixture.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.store.CreationTemplate;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Secret;
import io.mirrordesk.sandbox.store.SecretVersion;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullThroughTest {

    private static final String NGINX = "/v2/docker-hub/library/nginx/manifests/1.27";
    private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path directory;

    private RegistryFixture registry;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.rule("docker-hub", "registry-1.docker.io");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theFirstPullByTagBringsInIndexImagesLayersAndSignature() throws IOException, InterruptedException {
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);

        Repository repository = registry.store
                .repositories()
                .find(HOME, "docker-hub/library/nginx")
                .orElseThrow();
        List<Image> images = registry.store.images().list(repository.id(), 0, 100);
        assertThat(images).hasSize(4);
        assertThat(images)
                .filteredOn(image -> image.tags().contains("1.27"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.pulledAt()).isNotNull();
                    assertThat(registry.store.images().referrers(repository.id(), index.digest()))
                            .hasSize(1);
                });
        assertThat(registry.actions).singleElement().satisfies(action -> {
            assertThat(action.tag()).isEqualTo("1.27");
            assertThat(action.failureCode()).isNull();
        });
    }

    @Test
    void theFirstPullByDigestIsNotFoundAndCreatesNothing() throws IOException, InterruptedException {
        String digest = "sha256:f4874fbe1397178a83ac1dcddf2477afc6658adaee79267bf04ae5fd6a07fb70";
        assertRefused(
                registry.get("/v2/docker-hub/library/nginx/manifests/" + digest),
                404,
                "MANIFEST_UNKNOWN",
                "Requested image not found");
        assertThat(registry.store.repositories().find(HOME, "docker-hub/library/nginx"))
                .isEmpty();

        registry.get(NGINX);
        assertThat(registry.get("/v2/docker-hub/library/nginx/manifests/" + digest)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksTheUpstreamAtMostOnceInADay() throws IOException, InterruptedException {
        registry.get(NGINX);
        registry.pass(Duration.ofHours(23));
        registry.get(NGINX);
        assertThat(registry.opened).hasValue(1);

        registry.pass(Duration.ofHours(2));
        registry.get(NGINX);
        assertThat(registry.opened).hasValue(2);
    }

    @Test
    void servesTheStaleImageWhileTheUpstreamFails() throws IOException, InterruptedException {
        registry.get(NGINX);
        registry.pass(Duration.ofDays(2));
        registry.upstreamFails(Kind.TOO_MANY_REQUESTS);

        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
        assertThat(registry.actions.getLast().failureCode()).isEqualTo("UpstreamTooManyRequests");
    }

    @Test
    void aTagThatMovedUpstreamMovesAfterADay() throws IOException, InterruptedException {
        String before = digest(registry.get(NGINX));
        registry.upstreamIs(new OtherTag("1.26"));
        assertThat(digest(registry.get(NGINX))).isEqualTo(before);

        registry.pass(Duration.ofHours(25));
        assertThat(digest(registry.get(NGINX))).isNotEqualTo(before);
    }

    @Test
    void anImmutableTagIsNeverRefreshed() throws IOException, InterruptedException {
        template("docker-hub", RepositorySettings.defaults().withMutability("IMMUTABLE", List.of()), null);
        String before = digest(registry.get(NGINX));
        registry.upstreamIs(new OtherTag("1.26"));
        registry.pass(Duration.ofHours(25));

        assertThat(digest(registry.get(NGINX))).isEqualTo(before);
    }

    @Test
    void anArchivedImageOfTheCacheCannotBePulled() throws IOException, InterruptedException {
        registry.archive("docker-hub/library/nginx", digest(registry.get(NGINX)));

        assertRefused(registry.get(NGINX), 404, "MANIFEST_UNKNOWN", "Requested image not found");
    }

    @Test
    void manyFirstPullsAtOnceAreOneImport() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> pull = () -> registry.get(NGINX).statusCode();
            List<Future<Integer>> pulls =
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> pull).toList());
            for (Future<Integer> status : pulls) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(registry.opened).hasValue(1);
        assertThat(registry.actions).hasSize(1);
    }

    @Test
    void theTemplateWithTheLongestPrefixSetsUpTheRepository() throws IOException, InterruptedException {
        template("docker-hub", RepositorySettings.defaults().withPolicy("wide"), null);
        template("docker-hub/library", RepositorySettings.defaults().withPolicy("near"), null);
        registry.get(NGINX);

        assertThat(registry.store.repositories().find(HOME, "docker-hub/library/nginx"))
                .hasValueSatisfying(
                        found -> assertThat(found.settings().policy()).isEqualTo("near"));
    }

    @Test
    void aTemplateWithTagsAndNoRoleMakesThePullFailAsNotFound() throws IOException, InterruptedException {
        template("docker-hub", RepositorySettings.defaults().withTags(Map.of("team", "payments")), null);
        assertRefused(registry.get(NGINX), 404, "NAME_UNKNOWN", missing("docker-hub/library/nginx"));

        template(
                "docker-hub",
                RepositorySettings.defaults().withTags(Map.of("team", "payments")),
                "arn:aws:iam::111122223333:role/template");
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
    }

    @Test
    void mapsPrefixesOfTheUpstreamAndOfTheRegistry() throws IOException, InterruptedException {
        registry.rule("hub-library", "registry-1.docker.io", "library", null);
        registry.rule("ROOT", "quay.io");

        assertThat(registry.get("/v2/hub-library/nginx/manifests/1.27").statusCode())
                .isEqualTo(200);
        assertThat(registry.get("/v2/prometheus/prometheus/manifests/v3.5.0").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRefusedCredentialIsSaidSo() throws IOException, InterruptedException {
        String arn = secret("{\"username\":\"ann\",\"accessToken\":\"wrong\"}");
        registry.rule("hub", "registry-1.docker.io", "ROOT", arn);

        HttpResponse<String> answer = registry.get("/v2/hub/library/nginx/manifests/1.27");
        assertRefused(answer, 403, "DENIED", "The authentication to the upstream registry failed.");
        assertThat(registry.actions.getLast().failureCode()).isEqualTo("UpstreamAccessDenied");
    }

    @Test
    void aGoodCredentialPulls() throws IOException, InterruptedException {
        String arn = secret("{\"username\":\"ann\",\"accessToken\":\"good\"}");
        registry.rule("hub", "registry-1.docker.io", "ROOT", arn);

        assertThat(registry.get("/v2/hub/library/nginx/manifests/1.27").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOfficialImageWithoutLibraryIsForbidden() throws IOException, InterruptedException {
        assertRefused(registry.get("/v2/docker-hub/nginx/manifests/1.27"), 403, "DENIED", "Forbidden");
    }

    @Test
    void whatTheUpstreamDoesNotHaveIsNotFound() throws IOException, InterruptedException {
        assertRefused(
                registry.get("/v2/docker-hub/nobody/nothing/manifests/1"),
                404,
                "NAME_UNKNOWN",
                missing("docker-hub/nobody/nothing"));
        registry.get(NGINX);
        assertRefused(
                registry.get("/v2/docker-hub/library/nginx/manifests/no-such-tag"),
                404,
                "MANIFEST_UNKNOWN",
                "Requested image not found");
    }

    @Test
    void withoutARuleThereIsNothing() throws IOException, InterruptedException {
        assertRefused(
                registry.get("/v2/other/library/nginx/manifests/1.27"),
                404,
                "NAME_UNKNOWN",
                missing("other/library/nginx"));
    }

    private void template(String prefix, RepositorySettings settings, @Nullable String role) {
        registry.store
                .templates()
                .put(new CreationTemplate(
                        HOME, prefix, null, List.of("PULL_THROUGH_CACHE"), role, settings, CREATED, CREATED));
    }

    private String secret(String text) {
        String arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:ecr-pullthroughcache/hub-AbCdEf";
        Secret secret = registry.store
                .secrets()
                .create(new Secret(
                        0,
                        HOME,
                        "ecr-pullthroughcache/hub",
                        arn,
                        null,
                        null,
                        Map.of(),
                        CREATED,
                        CREATED,
                        null,
                        null,
                        null))
                .orElseThrow();
        registry.store
                .secretVersions()
                .add(secret.id(), new SecretVersion("1", text, null, CREATED, List.of(SecretVersion.CURRENT)));
        return arn;
    }

    private static String digest(HttpResponse<String> response) {
        return response.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    private static String missing(String name) {
        return "The repository with name '" + name + "' does not exist in the registry with id '111122223333'";
    }

    static void assertRefused(HttpResponse<String> response, int status, String code, String message) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"").contains(message);
    }
}
