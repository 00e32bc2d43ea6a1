package io.mirrordesk.aws;

import io.mirrordesk.aws.call.CallFailed;
import io.mirrordesk.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Downloads small layers from where ECR says they are: an address that is good without a login. */
@Component
class LayerDownload {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** As large as a manifest may be; configurations have some kilobytes. */
    private static final int MAX_BYTES = 4 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** @throws CallFailed when it is not there, too large or something else than its digest says */
    String text(String address, Digest digest) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                if (answer.statusCode() != 200 || bytes.length > MAX_BYTES) {
                    throw Unreadable.halfAnswered("layer " + digest);
                }
                return verified(new String(bytes, StandardCharsets.UTF_8), digest);
            }
        } catch (IOException e) {
            throw CallFailed.refused(PullErrors.broken(request.uri()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallFailed.refused(PullErrors.broken(request.uri()));
        }
    }

    /** @throws CallFailed when the text is not what its digest says */
    static String verified(String text, Digest digest) {
        if (!digest.algorithm().equals("sha256") || !sha256(text).equals(digest.hex())) {
            throw Unreadable.halfAnswered("content of " + digest);
        }
        return text;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
