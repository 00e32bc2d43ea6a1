package io.mirrordesk.sandbox.upstream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests of the OCI image specification: {@code sha256}, which ECR computes, and {@code sha512} where a client names it. */
public final class Digests {

    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}");

    private Digests() {}

    /** {@code sha256:<hex>} of the bytes. */
    public static String of(byte[] bytes) {
        return of("sha256", bytes);
    }

    /** {@code sha256:<hex>} of the text's UTF-8 bytes. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text's digest by the algorithm of another digest, to compare with it. */
    public static String like(String digest, String text) {
        return of(digest.startsWith("sha512:") ? "sha512" : "sha256", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a reference is a digest and not a tag. */
    public static boolean isDigest(String reference) {
        return DIGEST.matcher(reference).matches();
    }

    private static String of(String algorithm, byte[] bytes) {
        MessageDigest hash = hash(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        return algorithm + ":" + HexFormat.of().formatHex(hash.digest(bytes));
    }

    private static MessageDigest hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256 and SHA-512.", e);
        }
    }
}
