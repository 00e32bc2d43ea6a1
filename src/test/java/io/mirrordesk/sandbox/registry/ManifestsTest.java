package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static io.mirrordesk.sandbox.registry.RegistryClient.LAYER;
import static io.mirrordesk.sandbox.registry.RegistryClient.descriptor;
import static io.mirrordesk.sandbox.registry.RegistryClient.header;
import static io.mirrordesk.sandbox.registry.RegistryClient.image;
import static io.mirrordesk.sandbox.registry.RegistryClient.index;
import static io.mirrordesk.sandbox.registry.RegistryClient.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OCI distribution specification: pushing, pulling and deleting manifests. */
class ManifestsTest {

    @TempDir
    Path directory;

    private RegistryFixture registry;
    private RegistryClient client;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
        client = new RegistryClient(registry, "team/app");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void givesBackWhatWasPushedByTagAndByDigest() throws IOException, InterruptedException {
        String manifest = client.pushImage("1.0");

        for (String reference : List.of("1.0", Digests.of(manifest))) {
            HttpResponse<String> read = client.get("/manifests/" + reference);
            assertThat(read.body()).isEqualTo(manifest);
            assertThat(header(read, "Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
            assertThat(header(read, "ETag")).isEqualTo("\"" + Digests.of(manifest) + "\"");
            HttpResponse<String> head = client.head("/manifests/" + reference);
            assertThat(head.body()).isEmpty();
            assertThat(header(head, "Docker-Content-Digest")).isEqualTo(Digests.of(manifest));
            assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(manifest.length()));
        }
    }

    @Test
    void givesTheStoredTypeWhateverTheClientAccepts() throws IOException, InterruptedException {
        client.pushImage("1.0");

        HttpResponse<String> read = client.write("GET", "/manifests/1.0", "", "Accept", MediaTypes.DOCKER_MANIFEST);
        assertThat(header(read, "Content-Type")).isEqualTo(MediaTypes.OCI_MANIFEST);
    }

    @Test
    void saysWhereAPushedManifestIs() throws IOException, InterruptedException {
        client.pushImage("1.0");

        HttpResponse<String> pushed = client.putManifest("2.0", image("two"));
        assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(Digests.of(image("two")));
        assertThat(registry.get(header(pushed, "Location")).body()).isEqualTo(image("two"));
    }

    @Test
    void takesDockersTypes() throws IOException, InterruptedException {
        client.pushImage("1.0");
        String docker = image("docker").replace(MediaTypes.OCI_MANIFEST, MediaTypes.DOCKER_MANIFEST);
        String list = index(descriptor(MediaTypes.DOCKER_MANIFEST, docker))
                .replace(MediaTypes.OCI_INDEX, MediaTypes.DOCKER_LIST);

        assertThat(client.putManifest(Digests.of(docker), docker, MediaTypes.DOCKER_MANIFEST)
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.putManifest("list", list, MediaTypes.DOCKER_LIST).statusCode())
                .isEqualTo(201);
        assertThat(header(client.get("/manifests/list"), "Content-Type")).isEqualTo(MediaTypes.DOCKER_LIST);
    }

    @Test
    void takesIndexesOfIndexesAndEmptyOnes() throws IOException, InterruptedException {
        String empty = index();
        String nested = index(descriptor(MediaTypes.OCI_INDEX, empty));

        assertThat(client.putManifest("empty", empty, MediaTypes.OCI_INDEX).statusCode())
                .isEqualTo(201);
        assertThat(client.putManifest("nested", nested, MediaTypes.OCI_INDEX).statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesAManifestOfAlmostFourMebibytes() throws IOException, InterruptedException {
        client.pushImage("1.0");
        String large = image("A".repeat(4_190_000));

        assertThat(client.putManifest("large", large).statusCode()).isEqualTo(201);
        assertThat(client.get("/manifests/large").body()).isEqualTo(large);
        assertRefused(client.putManifest("larger", image("A".repeat(4_200_000))), 413, "MANIFEST_INVALID", "4 MiB");
    }

    @Test
    void takesAManifestByItsSha512() throws IOException, InterruptedException {
        client.pushImage("1.0");
        String manifest = image("sha512");
        String digest = Digests.like("sha512:", manifest);

        HttpResponse<String> pushed = client.putManifest(digest, manifest);
        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(digest);
        assertThat(client.get("/manifests/" + digest).body()).isEqualTo(manifest);
    }

    @Test
    void layersThatAreNotDistributableNeedNotBeThere() throws IOException, InterruptedException {
        client.pushImage("1.0");
        String foreign = descriptor("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", "elsewhere");

        assertThat(client.putManifest("windows", manifest(descriptor("{}"), foreign, ""))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesWhatRefersToNothing() throws IOException, InterruptedException {
        assertRefused(
                client.putManifest("1.0", image("x")),
                404,
                "MANIFEST_BLOB_UNKNOWN",
                "' required for pushing image into repository with name 'team/app' in the registry with id"
                        + " '111122223333' do not exist");
        assertRefused(
                client.putManifest("1.0", index(descriptor(MediaTypes.OCI_MANIFEST, "none")), MediaTypes.OCI_INDEX),
                404,
                "MANIFEST_UNKNOWN",
                "Images with digests '[" + Digests.of("none") + "]' required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "nonsense",
                "[]",
                "null",
                "{\"schemaVersion\":1,\"config\":{},\"layers\":[]}",
                "{\"schemaVersion\":2,\"config\":[],\"layers\":{}}",
                "{\"schemaVersion\":2,\"config\":{\"digest\":5,\"size\":1},\"layers\":[]}",
                "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:../../x\",\"size\":1},\"layers\":[]}",
                "{\"schemaVersion\":2,\"mediaType\":\"application/json\",\"config\":{},\"layers\":[]}",
                "{\"schemaVersion\":2,\"manifests\":[]}",
            })
    void refusesWhatIsNoManifest(String text) throws IOException, InterruptedException {
        assertRefused(client.putManifest("1.0", text), 400, "MANIFEST_INVALID", "not valid");
    }

    @Test
    void refusesAManifestOfAnotherTypeThanItSays() throws IOException, InterruptedException {
        client.pushImage("1.0");

        for (String type : List.of(MediaTypes.DOCKER_MANIFEST, MediaTypes.OCI_INDEX, "application/json")) {
            assertRefused(client.putManifest("2.0", image("x"), type), 400, "MANIFEST_INVALID", "not valid");
        }
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() throws IOException, InterruptedException {
        assertRefused(client.putManifest("1.0", "[".repeat(100_000)), 400, "MANIFEST_INVALID", "not valid");
    }

    @Test
    void refusesAManifestWithAnotherDigest() throws IOException, InterruptedException {
        client.pushImage("1.0");

        assertRefused(client.putManifest(Digests.of("other"), image("x")), 400, "DIGEST_INVALID", Digests.of("other"));
    }

    @Test
    void anImmutableTagTakesNoOtherImageUnlessItIsExcluded() throws IOException, InterruptedException {
        RepositorySettings fixed =
                RepositorySettings.defaults().withMutability("IMMUTABLE_WITH_EXCLUSION", List.of("dev-*"));
        registry.store.repositories().create(RegistryFixture.HOME, "team/fixed", fixed, Instant.EPOCH);
        RegistryClient repository = new RegistryClient(registry, "team/fixed");
        repository.pushImage("1.0");
        repository.pushImage("dev-1");

        assertThat(repository.putManifest("1.0", image("1.0")).statusCode()).isEqualTo(201);
        assertThat(repository.putManifest("dev-1", image("b")).statusCode()).isEqualTo(201);
        assertRefused(
                repository.putManifest("1.0", image("b")),
                400,
                "TAG_INVALID",
                "The image tag '1.0' already exists in the 'team/fixed' repository and cannot be overwritten because the"
                        + " tag is immutable.");
    }

    @Test
    void deletesATagThenTheImage() throws IOException, InterruptedException {
        String digest = Digests.of(client.pushImage("1.0"));

        assertThat(client.write("DELETE", "/manifests/1.0", "").statusCode()).isEqualTo(202);
        assertThat(client.get("/manifests/1.0").statusCode()).isEqualTo(404);
        assertThat(client.get("/manifests/" + digest).statusCode()).isEqualTo(200);
        assertThat(client.write("DELETE", "/manifests/" + digest, "").statusCode())
                .isEqualTo(202);
        assertThat(client.get("/manifests/" + digest).statusCode()).isEqualTo(404);
        assertRefused(client.write("DELETE", "/manifests/" + digest, ""), 404, "MANIFEST_UNKNOWN", "");
    }

    @Test
    void anImageThatAnIndexNamesIsDeletedAfterIt() throws IOException, InterruptedException {
        String image = client.pushImage("1.0");
        client.putManifest("list", index(descriptor(MediaTypes.OCI_MANIFEST, image)), MediaTypes.OCI_INDEX);

        assertRefused(
                client.write("DELETE", "/manifests/" + Digests.of(image), ""),
                400,
                "UNSUPPORTED",
                "referenced by manifest list");
    }

    @Test
    void anArchivedImageCannotBePulledUntilItIsPushedAgain() throws IOException, InterruptedException {
        String manifest = client.pushImage("1.0");
        registry.archive("team/app", Digests.of(manifest));

        assertRefused(client.get("/manifests/1.0"), 404, "MANIFEST_UNKNOWN", "Requested image not found");
        assertRefused(client.get("/manifests/" + Digests.of(manifest)), 404, "MANIFEST_UNKNOWN", "");
        client.putManifest("1.0", manifest);
        assertThat(client.get("/manifests/1.0").statusCode()).isEqualTo(200);
    }

    @Test
    void neverDeletesALayerThatAnImageNeeds() throws IOException, InterruptedException {
        client.pushImage("1.0");
        client.write("DELETE", "/blobs/" + Digests.of(LAYER), "");

        assertThat(client.get("/blobs/" + Digests.of(LAYER)).statusCode()).isEqualTo(200);
    }
}
