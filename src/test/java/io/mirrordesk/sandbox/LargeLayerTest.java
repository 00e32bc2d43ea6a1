package io.mirrordesk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** A layer of 100 MB goes in and out of a sandbox whose whole heap is 64 MB. */
class LargeLayerTest {

    private static final long SIZE = 100L * 1024 * 1024;

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void streamsBothWaysInConstantMemory() throws Exception {
        Process sandbox = start();
        try (BufferedReader output = sandbox.inputReader(StandardCharsets.UTF_8)) {
            URI endpoint = URI.create(String.valueOf(output.readLine()));
            createRepository(endpoint);
            String digest = digest(zeros());

            URI upload = endpoint.resolve("/v2/team/large/blobs/uploads/?digest=" + digest);
            HttpResponse<String> pushed = http.send(
                    request(upload)
                            .POST(BodyPublishers.ofInputStream(LargeLayerTest::zeros))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);

            URI blob = endpoint.resolve("/v2/team/large/blobs/" + digest);
            HttpResponse<InputStream> pulled = http.send(request(blob).build(), BodyHandlers.ofInputStream());
            assertThat(pulled.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
            assertThat(digest(pulled.body())).isEqualTo(digest);
        } finally {
            sandbox.destroy();
            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallSandbox.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void createRepository(URI endpoint) {
        try (EcrClient ecr = EcrClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "x")))
                .build()) {
            ecr.createRepository(r -> r.repositoryName("team/large"));
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        String login = Base64.getEncoder().encodeToString("AWS:sandbox-111122223333".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri).header("Authorization", "Basic " + login);
    }

    private static String digest(InputStream content) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(content, sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }

    /** So many bytes that are all zero. */
    private static InputStream zeros() {
        return new InputStream() {
            private long left = SIZE;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(left, length);
                left -= count;
                return count;
            }
        };
    }

    /** A sandbox in a process of its own; it prints its address and stays until it is killed. */
    static final class SmallSandbox {

        static void main(String[] arguments) throws InterruptedException {
            Sandbox sandbox = Sandbox.start(SandboxProperties.inDirectory(Path.of(arguments[0])));
            IO.println(sandbox.endpoint());
            Thread.currentThread().join();
        }
    }
}
