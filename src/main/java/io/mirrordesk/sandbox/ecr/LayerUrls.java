package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The addresses that stand for ECR's pre-signed S3 URLs: whoever has one may download one layer for an hour, without a login.
 * They carry digest, expiry and a signature by a key of this process, so that they need no memory and end with it.
 */
public final class LayerUrls implements Route {

    private static final String PREFIX = "/_layers/";
    private static final Duration VALID = Duration.ofHours(1);
    private static final Pattern PATH = Pattern.compile(PREFIX + "(sha256:[0-9a-f]{64})/(\\d{1,12})/([0-9a-f]{64})");

    private final Blobs blobs;
    private final Clock clock;
    private final Supplier<String> endpoint;
    private final SecretKeySpec key;

    /**
     * @param endpoint where the sandbox is found, such as {@code http://127.0.0.1:4566}
     */
    public LayerUrls(Blobs blobs, Clock clock, Supplier<String> endpoint) {
        this.blobs = blobs;
        this.clock = clock;
        this.endpoint = endpoint;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    String issue(String digest) {
        long expiry = clock.instant().plus(VALID).getEpochSecond();
        return endpoint.get() + PREFIX + digest + "/" + expiry + "/" + signature(digest, expiry);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        Optional<Path> layer = reads ? find(request.getRequestURI()) : Optional.empty();
        if (layer.isEmpty()) {
            response.sendError(403);
            return;
        }
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(Files.size(layer.get()));
        if (request.getMethod().equals("GET")) {
            Files.copy(layer.get(), response.getOutputStream());
        }
    }

    private Optional<Path> find(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long expiry = Long.parseLong(parts.group(2));
        byte[] expected = signature(parts.group(1), expiry).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(expected, parts.group(3).getBytes(StandardCharsets.US_ASCII));
        return ours && clock.instant().getEpochSecond() < expiry ? blobs.find(parts.group(1)) : Optional.empty();
    }

    private String signature(String digest, long expiry) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((digest + "/" + expiry).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
