package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static io.mirrordesk.sandbox.registry.RegistryClient.header;
import static io.mirrordesk.sandbox.registry.RegistryFixture.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.upstream.UpstreamFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on behind the answer to a first pull. */
class ImportTest {

    private static final String NAME = "docker-hub/library/nginx";
    private static final String NGINX = "/v2/" + NAME + "/manifests/1.27";

    @TempDir
    Path directory;

    private RegistryFixture registry;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.rule("docker-hub", "registry-1.docker.io");
        registry.holdImports();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theManifestIsAnsweredBeforeAnythingIsStored() throws IOException, InterruptedException {
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
        assertThat(images()).isEmpty();
        assertThat(registry.created).containsExactly(NAME);
        assertThat(registry.actions).isEmpty();

        registry.runImports();
        assertThat(images()).hasSize(4);
        assertThat(registry.actions)
                .singleElement()
                .satisfies(action -> assertThat(action.failureCode()).isNull());
    }

    @Test
    void aHeadIsAFirstPullToo() throws IOException, InterruptedException {
        HttpResponse<String> head = registry.send(HttpRequest.newBuilder().HEAD(), NGINX, HOME.account());
        assertThat(head.statusCode()).isEqualTo(200);

        String digest = header(head, "Docker-Content-Digest");
        assertThat(Digests.of(
                        registry.get("/v2/" + NAME + "/manifests/" + digest).body()))
                .isEqualTo(digest);
    }

    @Test
    void childrenAndLayersCanBeReadDuringTheImport() throws IOException, InterruptedException {
        Manifest image = pullImage();

        for (Descriptor blob : image.blobs()) {
            HttpResponse<String> layer = registry.get("/v2/" + NAME + "/blobs/" + blob.digest());
            assertThat(layer.statusCode()).isEqualTo(200);
            assertThat(header(layer, "Content-Length")).isEqualTo(String.valueOf(blob.size()));
            HttpResponse<String> head = registry.send(
                    HttpRequest.newBuilder().HEAD(), "/v2/" + NAME + "/blobs/" + blob.digest(), HOME.account());
            assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(blob.size()));
        }
        assertThat(images()).isEmpty();
    }

    @Test
    void nothingElseOfTheUpstreamCanBeRead() throws IOException, InterruptedException {
        HubCopy hub = new HubCopy();
        Manifest other = hub.manifest("library/nginx", "1.26");
        registry.get(NGINX);

        assertRefused(
                registry.get("/v2/" + NAME + "/manifests/" + other.digest()), 404, "MANIFEST_UNKNOWN", "not found");
        String blob = hub.manifest("library/nginx", other.children().getFirst().digest())
                .layers()
                .getLast()
                .digest();
        assertRefused(registry.get("/v2/" + NAME + "/blobs/" + blob), 404, "BLOB_UNKNOWN", "");
        registry.repository("docker-hub/library/redis");
        assertRefused(registry.get("/v2/docker-hub/library/redis/blobs/" + blob), 404, "BLOB_UNKNOWN", "");
    }

    @Test
    void pullsMeanwhileAskTheUpstreamNoMore() throws IOException, InterruptedException {
        registry.get(NGINX);
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
        registry.runImports();
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);

        assertThat(registry.opened).hasValue(1);
        assertThat(registry.actions).hasSize(1);
    }

    @Test
    void afterACrashTheNextPullImportsAnew() throws IOException, InterruptedException {
        registry.get(NGINX);
        registry.close();

        registry = new RegistryFixture(directory);
        assertThat(images()).isEmpty();
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
        assertThat(images()).hasSize(4);
    }

    @Test
    void anImportThatFailsLeavesNothingAndIsTriedAgain() throws IOException, InterruptedException {
        registry.upstreamIs(new WithoutLayers());
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
        registry.runImports();
        assertThat(images()).isEmpty();
        assertThat(registry.actions)
                .singleElement()
                .satisfies(action -> assertThat(action.failureCode()).isEqualTo("UpstreamUnavailable"));

        registry.upstreamIs(new HubCopy());
        registry.get(NGINX);
        registry.runImports();
        assertThat(images()).hasSize(4);
    }

    @Test
    void anUpstreamThatFailsHalfwayIsSaidSo() throws IOException, InterruptedException {
        registry.upstreamIs(new WithoutLayers());
        Manifest image = pullImage();

        assertRefused(
                registry.get(
                        "/v2/" + NAME + "/blobs/" + image.layers().getFirst().digest()),
                503,
                "UNAVAILABLE",
                "");
    }

    @Test
    void aRefreshThatFailsHalfwayServesTheOldImage() throws IOException, InterruptedException {
        String before = header(registry.get(NGINX), "Docker-Content-Digest");
        registry.runImports();
        registry.pass(Duration.ofDays(2));
        registry.upstreamIs(new WithoutLayers("1.26"));

        assertThat(header(registry.get(NGINX), "Docker-Content-Digest")).isEqualTo(before);
        assertThat(registry.actions.getLast().failureCode()).isEqualTo("UpstreamUnavailable");
    }

    @Test
    void aRefreshOfTheSameImageAsksForItsManifestOnly() throws IOException, InterruptedException {
        registry.get(NGINX);
        registry.runImports();
        registry.pass(Duration.ofDays(2));
        registry.upstreamIs(new WithoutLayers("1.27"));

        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
        assertThat(registry.actions.getLast().failureCode()).isNull();
    }

    @Test
    void aRepositoryThatIsDeletedMeanwhileStaysDeleted() throws IOException, InterruptedException {
        registry.get(NGINX);
        registry.store
                .repositories()
                .find(HOME, NAME)
                .ifPresent(repository -> registry.store.repositories().delete(repository.id()));
        registry.runImports();

        assertThat(registry.store.repositories().find(HOME, NAME)).isEmpty();
        assertThat(registry.get(NGINX).statusCode()).isEqualTo(200);
    }

    /** Pulls the index and then its first image, as a client does. */
    private Manifest pullImage() throws IOException, InterruptedException {
        HttpResponse<String> index = registry.get(NGINX);
        String child = Manifest.of(header(index, "Content-Type"), index.body())
                .children()
                .getFirst()
                .digest();
        HttpResponse<String> image = registry.get("/v2/" + NAME + "/manifests/" + child);
        assertThat(image.statusCode()).as(image.body()).isEqualTo(200);
        return Manifest.of(header(image, "Content-Type"), image.body());
    }

    private List<Image> images() {
        return registry.store
                .repositories()
                .find(HOME, NAME)
                .map(repository -> registry.store.images().list(repository.id(), 0, 100))
                .orElse(List.of());
    }

    /** Docker Hub whose content store has failed. */
    private static final class WithoutLayers extends OtherTag {

        WithoutLayers() {
            this("1.27");
        }

        WithoutLayers(String tag) {
            super(tag);
        }

        @Override
        public InputStream blob(String repository, String digest) {
            throw new UpstreamFailure(Kind.UNAVAILABLE, "The content store is down.");
        }
    }
}
