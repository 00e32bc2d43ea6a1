package io.mirrordesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** Pushes and pulls a blob of random bytes, of which neither side ever holds more than a buffer. */
final class BlobCalls {

    private static final int BLOCK = 1 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI blobs;
    private final String login;
    private int megabytes;
    private String sent = "";
    private String received = "";

    BlobCalls(URI endpoint, EcrCalls ecr) throws IOException, InterruptedException {
        this.blobs = endpoint.resolve("/v2/bench/app-0/blobs/");
        this.login = "Basic " + ecr.login();
    }

    long push(int size) throws IOException, InterruptedException {
        megabytes = size;
        sent = digestOf(new RandomBytes(size));
        HttpResponse<String> upload = http.send(
                request(blobs.resolve("uploads/"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String location = upload.headers().firstValue("Location").orElseThrow();
        long begun = System.nanoTime();
        HttpResponse<String> done = http.send(
                request(blobs.resolve(location + (location.contains("?") ? "&" : "?") + "digest=" + sent))
                        .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new RandomBytes(size)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        return perSecond(begun);
    }

    long pull() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<InputStream> answer =
                http.send(request(URI.create(blobs + sent)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            received = digestOf(body);
        }
        return perSecond(begun);
    }

    boolean isWhole() {
        return sent.equals(received);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", login);
    }

    private long perSecond(long begun) {
        return megabytes * 1_000_000_000L / (System.nanoTime() - begun);
    }

    private static String digestOf(InputStream content) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream digested = new DigestInputStream(content, sha256)) {
                byte[] buffer = new byte[BLOCK];
                int read = 0;
                while (read >= 0) {
                    read = digested.read(buffer);
                }
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same bytes for the same size. */
    private static final class RandomBytes extends InputStream {

        private final byte[] block = new byte[BLOCK];
        private final Random random = new Random(7);
        private long left;

        RandomBytes(int megabytes) {
            left = (long) megabytes << 20;
            random.nextBytes(block);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int position = (int) (-left & (BLOCK - 1));
            int count = (int) Math.min(Math.min(length, BLOCK - position), left);
            System.arraycopy(block, position, target, offset, count);
            left -= count;
            return count;
        }
    }
}
