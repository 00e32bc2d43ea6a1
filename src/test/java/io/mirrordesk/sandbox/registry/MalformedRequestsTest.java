package io.mirrordesk.sandbox.registry;

import static io.mirrordesk.sandbox.registry.RegistryClient.LAYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.mirrordesk.sandbox.upstream.Digests;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends to {@code /v2/}: a 4xx in OCI's form, never a stack trace, never a hang, never what is not its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsTest {

    private static final String LOGIN = "Authorization: Basic "
            + Base64.getEncoder()
                    .encodeToString(("AWS:" + RegistryFixture.HOME.account()).getBytes(StandardCharsets.UTF_8));
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW");
    private static final List<String> PIECES = List.of(
            "team",
            "app",
            "..",
            ".",
            "",
            "%2e%2e",
            "%2F",
            "%00",
            "%zz",
            "blobs",
            "uploads",
            "manifests",
            "tags",
            "list",
            "referrers",
            "_catalog",
            "sha256:",
            "sha256:" + "a".repeat(64),
            "latest",
            "{}",
            "\\",
            ";x=y",
            "é",
            "A",
            "~",
            "?digest=",
            "?n=",
            "&",
            "*",
            "x".repeat(300),
            "00000000-0000-0000-0000-000000000000");

    private RegistryFixture registry;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        registry = new RegistryFixture(directory);
        registry.repository("team/app");
        new RegistryClient(registry, "team/app").pushImage("1.0");
    }

    @AfterAll
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/%2e%2e/x/tags/list",
                "GET /v2/team%2Fapp/tags/list",
                "GET /v2/team{app}/tags/list",
                "GET /v2/../../etc/passwd",
                "GET /v2/team/app/blobs/../../../etc/passwd",
                "GET /v2/team/app/manifests/..%2f..%2fetc",
                "GET /v2/%00/tags/list",
                "GET /v2/team\\app/tags/list",
                "GET /v2/team/app/tags/list?n=%zz",
                "GET /v2/team/app/tags/list?last=%zz",
                "BREW /v2/team/app/tags/list",
                "TRACE /v2/team/app/tags/list",
                "OPTIONS /v2/",
                "GET /v2/team/app/blobs/uploads/../../../x",
            })
    void aPathThatIsNoneIsRefused(String line) throws IOException {
        assertRefused(exchange(line + " HTTP/1.1\r\nHost: a\r\n" + LOGIN + "\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -5",
                "Content-Length: nonsense",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: gzip",
                "Bad Header: x",
            })
    void aHeadThatIsNoneIsRefused(String header) throws IOException {
        assertRefused(exchange("PUT /v2/team/app/manifests/x HTTP/1.1\r\nHost: a\r\n" + LOGIN
                + "\r\nConnection: close\r\n" + header + "\r\n\r\n"));
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws IOException {
        assertRefused(exchange("GET /v2/ HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"));
        assertRefused(exchange("GET /v2/" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @Test
    void aRequestWithoutAHostIsRefused() throws IOException {
        assertRefused(exchange("GET /v2/ HTTP/1.1\r\n" + LOGIN + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void aChunkedBodyThatIsNoneIsRefused() throws IOException {
        assertRefused(exchange("PUT /v2/team/app/manifests/x HTTP/1.1\r\nHost: a\r\n" + LOGIN
                + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n"));
    }

    /** The seed is fixed, so that what fails once fails again. */
    @Test
    void randomRequestsNeverBreakAnything() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            String method = METHODS.get(random.nextInt(METHODS.size()));
            String line = method + " /v2/" + randomPath(random);
            String answer = exchange(
                    line + " HTTP/1.1\r\nHost: a\r\n" + LOGIN + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(line)
                    .matches("(?s)HTTP/1.1 [24]\\d\\d .*")
                    .doesNotContain("java.", "org.apache", "\tat ");
            if (answer.startsWith("HTTP/1.1 4") && !method.equals("HEAD")) {
                assertThat(answer).as(line).contains("\"errors\":[{");
            }
        }
    }

    private static String randomPath(Random random) {
        List<String> pieces = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            pieces.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return String.join(random.nextBoolean() ? "/" : "", pieces);
    }

    /** An hour's patience would not do: the others are answered while these clients say a byte now and then. */
    @Test
    void slowClientsHoldUpNobody() throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = RawHttp.open(registry);
                slow.add(socket);
                String half = i % 2 == 0
                        ? "GET /v2/team/app/tags/li"
                        : "POST /v2/team/app/blobs/uploads/?digest=" + Digests.of(LAYER) + " HTTP/1.1\r\nHost: a\r\n"
                                + LOGIN + "\r\nContent-Length: 10\r\n\r\n0";
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(registry.get("/v2/team/app/tags/list").body()).contains("\"1.0\"");
            new RegistryClient(registry, "team/app").pushLayer("meanwhile");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void anUploadThatBreaksOffIsNoLayer() throws IOException, InterruptedException {
        RegistryClient client = new RegistryClient(registry, "team/app");
        String upload = client.beginUpload();
        try (Socket socket = RawHttp.open(registry)) {
            socket.getOutputStream()
                    .write(("PUT " + upload + "?digest=" + Digests.of("never whole") + " HTTP/1.1\r\nHost: a\r\n"
                                    + LOGIN + "\r\nContent-Length: 11\r\n\r\nnever")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(client.get("/blobs/" + Digests.of("never whole")).statusCode())
                .isEqualTo(404);
    }

    private String exchange(String request) throws IOException {
        return RawHttp.exchange(registry, request);
    }

    private static void assertRefused(String answer) {
        assertThat(answer)
                .matches("(?s)HTTP/1.1 4\\d\\d .*")
                .contains("\"errors\":[{", "application/json")
                .doesNotContain("java.", "org.apache", "\tat ");
    }
}
