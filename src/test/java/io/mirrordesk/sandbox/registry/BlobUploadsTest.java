package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static io.mirrordesk.sandbox.registry.RegistryClient.LAYER;
import static io.mirrordesk.sandbox.registry.RegistryClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.upstream.Digests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OCI distribution specification, pushing blobs. */
class BlobUploadsTest {

    private static final String BLOB = "/blobs/" + Digests.of(LAYER);
    private static final String SHA512 =
            "sha512:bb96c2fc40d2d54617d6f276febe571f623a8dadf0b734855299b0e107fda32cf6b69f2da32b36445d73690b93cbd0f7bfc20e0f7f28553d2a4428f23b716e90";

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
    void takesALayerInOneRequest() throws IOException, InterruptedException {
        HttpResponse<String> pushed = client.write("POST", "/blobs/uploads/?digest=" + Digests.of(LAYER), LAYER);

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(header(pushed, "Docker-Content-Digest")).isEqualTo(Digests.of(LAYER));
        assertThat(registry.get(header(pushed, "Location")).body()).isEqualTo(LAYER);
    }

    /** What curl says if nobody tells it better. */
    @Test
    void takesALayerThatIsSentAsAForm() throws IOException, InterruptedException {
        String form = "application/x-www-form-urlencoded";
        HttpResponse<String> pushed =
                client.write("POST", "/blobs/uploads/?digest=" + Digests.of(LAYER), LAYER, "Content-Type", form);

        assertThat(pushed.statusCode()).isEqualTo(201);
        assertThat(client.get(BLOB).body()).isEqualTo(LAYER);
    }

    @Test
    void takesALayerByPostAndPut() throws IOException, InterruptedException {
        String upload = client.beginUpload();

        assertThat(client.write("PUT", upload + "?digest=" + Digests.of(LAYER), LAYER)
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.get(BLOB).body()).isEqualTo(LAYER);
    }

    @Test
    void takesALayerInChunks() throws IOException, InterruptedException {
        String upload = client.beginUpload();
        HttpResponse<String> first = client.write("PATCH", upload, "01234", "Content-Range", "0-4");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(header(first, "Range")).isEqualTo("0-4");
        assertThat(header(client.get(upload.replaceFirst("^/v2/team/app", "")), "Range"))
                .isEqualTo("0-4");

        HttpResponse<String> ended =
                client.write("PUT", upload + "?digest=" + Digests.of(LAYER), "56789", "Content-Range", "5-9");
        assertThat(ended.statusCode()).isEqualTo(201);
        assertThat(client.get(BLOB).body()).isEqualTo(LAYER);
        assertRefused(registry.get(upload), 404, "BLOB_UPLOAD_UNKNOWN", "");
    }

    @Test
    void takesAStreamWithoutARange() throws IOException, InterruptedException {
        String upload = client.beginUpload();
        client.write("PATCH", upload, "01234");
        client.write("PATCH", upload, "56789");

        assertThat(client.write("PUT", upload + "?digest=" + Digests.of(LAYER), "")
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.get(BLOB).body()).isEqualTo(LAYER);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, 5-9, 416, BLOB_UPLOAD_INVALID",
        "PUT, 5-9, 416, BLOB_UPLOAD_INVALID",
        "PATCH, 4-0, 416, BLOB_UPLOAD_INVALID",
        "PATCH, 0-99, 400, SIZE_INVALID",
        "PATCH, 0-0, 400, SIZE_INVALID",
        "PATCH, nonsense, 400, BLOB_UPLOAD_INVALID",
        "PATCH, -5, 400, BLOB_UPLOAD_INVALID",
        "PATCH, 0-99999999999999999999, 400, BLOB_UPLOAD_INVALID",
    })
    void refusesAChunkOutOfPlaceAndGoesOn(String method, String range, int status, String code)
            throws IOException, InterruptedException {
        String upload = client.beginUpload();
        String end = "?digest=" + Digests.of(LAYER);

        assertRefused(client.write(method, upload + end, "01234", "Content-Range", range), status, code, "");
        assertThat(client.write("PUT", upload + end, LAYER, "Content-Range", "0-9")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesAnEmptyLayer() throws IOException, InterruptedException {
        client.pushLayer("");

        HttpResponse<String> empty = client.get("/blobs/" + Digests.of(""));
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(header(empty, "Content-Length")).isEqualTo("0");
    }

    @Test
    void takesAndGivesALayerByItsSha512() throws IOException, InterruptedException {
        assertThat(client.write("POST", "/blobs/uploads/?digest=" + SHA512, LAYER)
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.get("/blobs/" + SHA512).body()).isEqualTo(LAYER);
        assertRefused(client.write("POST", "/blobs/uploads/?digest=" + SHA512, "other"), 400, "DIGEST_INVALID", "");
    }

    @Test
    void refusesALayerWithAnotherDigestAndKeepsNothing() throws IOException, InterruptedException {
        String wrong = Digests.of("something else");
        String upload = client.beginUpload();

        assertRefused(client.write("POST", "/blobs/uploads/?digest=" + wrong, LAYER), 400, "DIGEST_INVALID", "match");
        assertRefused(client.write("PUT", upload + "?digest=" + wrong, LAYER), 400, "DIGEST_INVALID", "match");
        assertThat(client.get("/blobs/" + wrong).statusCode()).isEqualTo(404);
        assertThat(client.get(BLOB).statusCode()).isEqualTo(404);
        assertThat(filesBelow("uploads")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:12", "sha256:../../etc/passwd", "md5:d41d8cd98f00b204e9800998ecf8427e", "%00"})
    void refusesAMalformedDigestAndBeginsNothing(String digest) throws IOException, InterruptedException {
        assertRefused(client.write("POST", "/blobs/uploads/?digest=" + digest, LAYER), 400, "DIGEST_INVALID", "");
        assertRefused(
                client.write("PUT", client.beginUpload() + "?digest=" + digest, LAYER), 400, "DIGEST_INVALID", "");
        assertThat(filesBelow("uploads")).hasSize(1);
    }

    @Test
    void anUploadThatIsGivenUpIsGone() throws IOException, InterruptedException {
        String upload = client.beginUpload();

        assertThat(client.write("DELETE", upload, "").statusCode()).isEqualTo(204);
        for (String method : new String[] {"DELETE", "PATCH", "GET"}) {
            assertRefused(client.write(method, upload, ""), 404, "BLOB_UPLOAD_UNKNOWN", "");
        }
        assertThat(filesBelow("uploads")).isEmpty();
    }

    @Test
    void anUploadBelongsToItsRepository() throws IOException, InterruptedException {
        registry.repository("team/other");
        String elsewhere = client.beginUpload().replace("team/app", "team/other");

        assertRefused(client.write("PATCH", elsewhere, LAYER), 404, "BLOB_UPLOAD_UNKNOWN", "");
    }

    @Test
    void refusesALayerThatIsLargerThanEcrTakes() throws IOException, InterruptedException {
        assertThat(RawHttp.status(registry, "PATCH", client.beginUpload(), "Content-Length: 99999999999999"))
                .contains(" 413 ");
    }

    @Test
    void aLayerIsNeverDeletedByItself() throws IOException, InterruptedException {
        client.pushLayer(LAYER);

        assertRefused(client.write("DELETE", BLOB, ""), 405, "UNSUPPORTED", "");
        assertThat(client.get(BLOB).statusCode()).isEqualTo(200);
    }

    private List<Path> filesBelow(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
