package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static io.mirrordesk.sandbox.registry.RegistryFixture.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.MediaTypes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OCI distribution specification on repositories that no rule covers. */
class RegistryApiTest {

    private static final String LAYER = "0123456789";

    @TempDir
    Path directory;

    private RegistryFixture registry;

    @BeforeEach
    void start() {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void wantsEcrsLogin() throws IOException, InterruptedException {
        URI base = URI.create("http://" + registry.host() + "/v2/");
        HttpResponse<String> anonymous = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(base).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"" + base.resolve("/") + "\",service=\"ecr.amazonaws.com\"");
        assertThat(registry.send(HttpRequest.newBuilder(), "/v2/", "no-token").statusCode())
                .isEqualTo(401);
        assertThat(registry.get("/v2/").statusCode()).isEqualTo(200);
        assertThat(registry.send(HttpRequest.newBuilder(), "/v2/", "sandbox-111122223333")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesAPushAndGivesItBack() throws IOException, InterruptedException {
        String manifest = pushImage("1.0");

        HttpResponse<String> read = registry.get("/v2/team/app/manifests/1.0");
        assertThat(read.body()).isEqualTo(manifest);
        assertThat(read.headers().firstValue("Content-Type")).contains(MediaTypes.OCI_MANIFEST);
        assertThat(registry.get("/v2/team/app/manifests/" + Digests.of(manifest))
                        .statusCode())
                .isEqualTo(200);
        assertThat(registry.get("/v2/team/app/blobs/" + Digests.of(LAYER)).body())
                .isEqualTo(LAYER);
    }

    @Test
    void takesALayerInChunks() throws IOException, InterruptedException {
        HttpResponse<String> begun = write("POST", "/v2/team/app/blobs/uploads/", "");
        String upload = begun.headers().firstValue("Location").orElseThrow();
        assertThat(write("PATCH", upload, "01234", "Content-Range", "0-4").statusCode())
                .isEqualTo(202);
        assertThat(write("PATCH", upload, "01234", "Content-Range", "0-4").statusCode())
                .isEqualTo(416);
        assertThat(registry.get(upload).headers().firstValue("Range")).contains("0-4");

        HttpResponse<String> ended = write("PUT", upload + "?digest=" + Digests.of(LAYER), "56789");
        assertThat(ended.statusCode()).isEqualTo(201);
        assertThat(registry.get("/v2/team/app/blobs/" + Digests.of(LAYER)).body())
                .isEqualTo(LAYER);
        assertThat(registry.get(upload).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesALayerWithAnotherDigest() throws IOException, InterruptedException {
        String wrong = Digests.of("something else");

        assertRefused(
                write("POST", "/v2/team/app/blobs/uploads/?digest=" + wrong, LAYER), 400, "DIGEST_INVALID", "digest");
        assertThat(registry.get("/v2/team/app/blobs/" + wrong).statusCode()).isEqualTo(404);
    }


    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 206, 234, bytes 2-4/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=5-99, 206, 56789, bytes 5-9/10",
    })
    void givesARangeOfALayer(String range, int status, String part, String contentRange)
            throws IOException, InterruptedException {
        pushLayer(LAYER);

        HttpResponse<String> response = registry.send(
                HttpRequest.newBuilder().header("Range", range),
                "/v2/team/app/blobs/" + Digests.of(LAYER),
                HOME.account());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(part);
        assertThat(response.headers().firstValue("Content-Range")).contains(contentRange);
    }

    @Test
    void refusesARangeBehindTheEnd() throws IOException, InterruptedException {
        pushLayer(LAYER);

        HttpRequest.Builder request = HttpRequest.newBuilder().header("Range", "bytes=10-");
        assertThat(registry.send(request, "/v2/team/app/blobs/" + Digests.of(LAYER), HOME.account())
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void refusesAManifestWhoseLayersAreMissing() throws IOException, InterruptedException {
        assertRefused(putManifest("1.0", image("x")), 404, "MANIFEST_BLOB_UNKNOWN", "do not exist");
        assertRefused(putManifest("1.0", "{}"), 400, "MANIFEST_INVALID", "not valid");
        assertRefused(putManifest("1.0", "nonsense"), 400, "MANIFEST_INVALID", "not valid");
    }

    @Test
    void anImmutableTagTakesNoOtherImage() throws IOException, InterruptedException {
        registry.store
                .repositories()
                .create(
                        HOME,
                        "team/fixed",
                        RepositorySettings.defaults().withMutability("IMMUTABLE", List.of("latest*")),
                        Instant.EPOCH);
        pushLayer("/v2/team/fixed", LAYER);
        pushLayer("/v2/team/fixed", "{}");
        assertThat(putManifest("/v2/team/fixed/manifests/1.0", image("a")).statusCode())
                .isEqualTo(201);
        assertThat(putManifest("/v2/team/fixed/manifests/1.0", image("a")).statusCode())
                .isEqualTo(201);

        assertRefused(putManifest("/v2/team/fixed/manifests/1.0", image("b")), 400, "TAG_INVALID", "tag is immutable");
    }

    @Test
    void listsTagsInPages() throws IOException, InterruptedException {
        for (String tag : List.of("a", "b", "c")) {
            pushImage(tag);
        }

        HttpResponse<String> first = registry.get("/v2/team/app/tags/list?n=2");
        assertThat(first.body()).isEqualTo("{\"name\":\"team/app\",\"tags\":[\"a\",\"b\"]}");
        assertThat(first.headers().firstValue("Link")).contains("</v2/team/app/tags/list?last=b&n=2>; rel=\"next\"");
        HttpResponse<String> second = registry.get("/v2/team/app/tags/list?last=b&n=2");
        assertThat(second.body()).contains("[\"c\"]");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void listsReferrersByType() throws IOException, InterruptedException {
        String subject = Digests.of(pushImage("1.0"));
        String signature = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_MANIFEST
                + "\",\"artifactType\":\"test/sig\",\"config\":" + descriptor("{}") + ",\"layers\":["
                + descriptor(LAYER) + "],\"subject\":{\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",\"digest\":\""
                + subject + "\",\"size\":2}}";
        HttpResponse<String> pushed = putManifest(Digests.of(signature), signature);
        assertThat(pushed.headers().firstValue("OCI-Subject")).contains(subject);

        assertThat(registry.get("/v2/team/app/referrers/" + subject).body())
                .contains(Digests.of(signature), "test/sig");
        assertThat(registry.get("/v2/team/app/referrers/" + subject + "?artifactType=other")
                        .body())
                .contains("\"manifests\":[]");
    }

    @Test
    void deletesATagThenTheImage() throws IOException, InterruptedException {
        String digest = Digests.of(pushImage("1.0"));

        assertThat(write("DELETE", "/v2/team/app/manifests/1.0", "").statusCode())
                .isEqualTo(202);
        assertThat(registry.get("/v2/team/app/manifests/" + digest).statusCode())
                .isEqualTo(200);
        assertThat(write("DELETE", "/v2/team/app/manifests/" + digest, "").statusCode())
                .isEqualTo(202);
        assertThat(registry.get("/v2/team/app/manifests/" + digest).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/Team/app/manifests/1.0, 400, NAME_INVALID",
        "/v2/team/../app/manifests/1.0, 400, NAME_INVALID",
        "/v2/team/app/manifests/.bad, 400, TAG_INVALID",
        "/v2/team/app/manifests/sha256:12, 400, DIGEST_INVALID",
        "/v2/team/app/blobs/12, 400, DIGEST_INVALID",
        "/v2/team/app/tags/list?n=x, 400, PAGINATION_NUMBER_INVALID",
        "/v2/team/app, 404, UNSUPPORTED",
        "/v2/team/none/manifests/1.0, 404, NAME_UNKNOWN",
    })
    void refusesInTheSpecificationsForm(String path, int status, String code) throws IOException, InterruptedException {
        assertRefused(registry.get(path), status, code, "");
    }

    @Test
    void anEcrShapedHostAddressesItsRegistry() throws IOException {
        assertThat(statusAt("111122223333.dkr.ecr.eu-central-1.amazonaws.com")).contains(" 200 ");
        assertThat(statusAt("111122223333.dkr.ecr.us-east-1.amazonaws.com:4566"))
                .contains(" 404 ");
        assertThat(statusAt("localhost")).contains(" 200 ");
    }

    /** By hand, because Java's client sets the Host header itself. */
    private String statusAt(String host) throws IOException {
        URI address = URI.create("http://" + registry.host());
        String login = Base64.getEncoder().encodeToString(("AWS:" + HOME.account()).getBytes(StandardCharsets.UTF_8));
        String request = "GET /v2/team/app/tags/list HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Basic " + login
                + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private String pushImage(String tag) throws IOException, InterruptedException {
        pushLayer(LAYER);
        pushLayer("{}");
        String manifest = image(tag);
        assertThat(putManifest(tag, manifest).statusCode()).isEqualTo(201);
        return manifest;
    }

    private void pushLayer(String content) throws IOException, InterruptedException {
        pushLayer("/v2/team/app", content);
    }

    private void pushLayer(String repository, String content) throws IOException, InterruptedException {
        String path = repository + "/blobs/uploads/?digest=" + Digests.of(content);
        assertThat(write("POST", path, content).statusCode()).isEqualTo(201);
    }

    private static String image(String note) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.OCI_MANIFEST + "\",\"config\":" + descriptor("{}")
                + ",\"layers\":[" + descriptor(LAYER) + "],\"annotations\":{\"note\":\"" + note + "\"}}";
    }

    private static String descriptor(String content) {
        return "{\"mediaType\":\"" + MediaTypes.OCI_LAYER + "\",\"digest\":\"" + Digests.of(content) + "\",\"size\":"
                + content.length() + "}";
    }

    private HttpResponse<String> putManifest(String reference, String text) throws IOException, InterruptedException {
        String path = reference.startsWith("/") ? reference : "/v2/team/app/manifests/" + reference;
        return write("PUT", path, text, "Content-Type", MediaTypes.OCI_MANIFEST);
    }

    private HttpResponse<String> write(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder().method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return registry.send(request, path, HOME.account());
    }
}
