package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.PullThroughTest.assertRefused;
import static io.mirrordesk.sandbox.registry.RegistryClient.LAYER;
import static io.mirrordesk.sandbox.registry.RegistryClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.upstream.Digests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OCI distribution specification, pulling blobs. */
class BlobDownloadsTest {

    private static final String BLOB = "/blobs/" + Digests.of(LAYER);

    @TempDir
    Path directory;

    private RegistryFixture registry;
    private RegistryClient client;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
        client = new RegistryClient(registry, "team/app");
        client.pushLayer(LAYER);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void saysWhatItGives() throws IOException, InterruptedException {
        for (HttpResponse<String> response : new HttpResponse[] {client.get(BLOB), client.head(BLOB)}) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Content-Length")).isEqualTo("10");
            assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(header(response, "Docker-Content-Digest")).isEqualTo(Digests.of(LAYER));
            assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        }
        assertThat(client.get(BLOB).body()).isEqualTo(LAYER);
        assertThat(client.head(BLOB).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 234, bytes 2-4/10",
        "bytes=7-, 789, bytes 7-9/10",
        "bytes=-2, 89, bytes 8-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10",
        "bytes=5-99, 56789, bytes 5-9/10",
        "bytes=0-, 0123456789, bytes 0-9/10",
        "bytes=0-0, 0, bytes 0-0/10",
    })
    void givesARange(String range, String part, String contentRange) throws IOException, InterruptedException {
        HttpResponse<String> response = client.write("GET", BLOB, "", "Range", range);

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(part);
        assertThat(header(response, "Content-Range")).isEqualTo(contentRange);
        assertThat(header(response, "Content-Length")).isEqualTo(String.valueOf(part.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=5-0", "bytes=-0", "bytes=99-100"})
    void refusesARangeOutsideOfTheLayer(String range) throws IOException, InterruptedException {
        HttpResponse<String> response = client.write("GET", BLOB, "", "Range", range);

        assertRefused(response, 416, "BLOB_UPLOAD_INVALID", "not within the 10 bytes");
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,3-4", "lines=1-2", "bytes=x-y", "bytes=-", "bytes=99999999999999999999-"})
    void givesEverythingForARangeThatItDoesNotUnderstand(String range) throws IOException, InterruptedException {
        HttpResponse<String> response = client.write("GET", BLOB, "", "Range", range);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(LAYER);
    }

    @Test
    void aLayerOfAnotherRepositoryIsUnknown() throws IOException, InterruptedException {
        registry.repository("team/other");

        assertRefused(registry.get("/v2/team/other" + BLOB), 404, "BLOB_UNKNOWN", Digests.of(LAYER));
    }
}
