package io.mirrordesk.sandbox.upstream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests of the OCI image specification; the sandbox computes {@code sha256} only, as ECR does. */
public final class Digests {

    private static final Pattern SHA256 = Pattern.compile("sha256:[a-f0-9]{64}");

    private Digests() {}

    /** {@code sha256:<hex>} of the bytes. */
    public static String of(byte[] bytes) {
        return ofHash(sha256().digest(bytes));
    }

    /** {@code sha256:<hex>} of the text's UTF-8 bytes. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code sha256:<hex>} of a finished hash. */
    public static String ofHash(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    /** Whether a reference is a digest and not a tag. */
    public static boolean isDigest(String reference) {
        return SHA256.matcher(reference).matches();
    }

    /** A fresh SHA-256, for streams. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
