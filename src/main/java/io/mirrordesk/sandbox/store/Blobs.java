package io.mirrordesk.sandbox.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * Blob content as files {@code <data directory>/blobs/<algorithm>/<first two>/<hex>}, written to a temporary file and renamed, so
 * that a file with its final name is complete. Streams: memory does not grow with a blob.
 */
public final class Blobs {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    /** What was stored: its digest and size in bytes. */
    public record Stored(String digest, long size) {}

    /** The content does not have the digest that its sender named. */
    public static final class DigestMismatch extends RuntimeException {
        private static final long serialVersionUID = 1;

        DigestMismatch(String expected, String actual) {
            super("The content has the digest " + actual + ", not " + expected + ".");
        }
    }

    private final Path root;
    private final Path temporary;

    public Blobs(Path dataDirectory) {
        this.root = dataDirectory.resolve("blobs");
        this.temporary = dataDirectory.resolve("uploads");
    }

    /** {@code sha256:<hex>} of some bytes. */
    public static String digest(byte[] content) {
        return name("sha256", hash("sha256").digest(content));
    }

    /** {@code sha256:<hex>} of a file's bytes. */
    public static String digest(Path file) throws IOException {
        return digestOf(file, "sha256");
    }

    /** A new empty file to collect an upload in; hand it to {@link #keep} when complete. */
    public Path newUpload() {
        return upload(UUID.randomUUID().toString());
    }

    /** The file of an upload by its id (a UUID). */
    public Path upload(String id) {
        try {
            return Files.createDirectories(temporary)
                    .resolve(UUID.fromString(id).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a stream's content; the caller closes the stream. */
    public Stored put(InputStream content) throws IOException {
        return put(content, Optional.empty());
    }

    /**
     * Stores a stream's content; the caller closes the stream.
     *
     * @throws DigestMismatch if it does not have the digest expected; nothing is stored then
     */
    public Stored put(InputStream content, Optional<String> expected) throws IOException {
        Path upload = newUpload();
        try (OutputStream file = Files.newOutputStream(upload)) {
            content.transferTo(file);
        } catch (IOException e) {
            Files.deleteIfExists(upload);
            throw e;
        }
        return keep(upload, expected);
    }

    /**
     * Moves a complete upload to its place.
     *
     * @param expected the digest that the sender named
     * @throws DigestMismatch if the content has another one; the upload is gone then
     */
    public Stored keep(Path upload, Optional<String> expected) throws IOException {
        String algorithm = expected.map(Blobs::algorithm).orElse("sha256");
        Stored stored = new Stored(digestOf(upload, algorithm), Files.size(upload));
        if (expected.isPresent() && !expected.get().equals(stored.digest())) {
            Files.delete(upload);
            throw new DigestMismatch(expected.get(), stored.digest());
        }
        Path target = file(stored.digest());
        Files.createDirectories(target.getParent());
        Files.move(upload, target, StandardCopyOption.ATOMIC_MOVE);
        return stored;
    }

    /** The file of a stored blob. */
    public Optional<Path> find(String digest) {
        return DIGEST.matcher(digest).matches() ? Optional.of(file(digest)).filter(Files::exists) : Optional.empty();
    }

    /** Deletes all blobs and all uploads. */
    void clear() {
        try {
            FileSystemUtils.deleteRecursively(root);
            FileSystemUtils.deleteRecursively(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's blobs cannot be deleted.", e);
        }
    }

    private Path file(String digest) {
        String algorithm = algorithm(digest);
        String hex = digest.substring(algorithm.length() + 1);
        return root.resolve(algorithm).resolve(hex.substring(0, 2)).resolve(hex);
    }

    private static String algorithm(String digest) {
        return digest.substring(0, digest.indexOf(':'));
    }

    private static String digestOf(Path file, String algorithm) throws IOException {
        MessageDigest hash = hash(algorithm);
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), hash)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return name(algorithm, hash.digest());
    }

    private static String name(String algorithm, byte[] hash) {
        return algorithm + ":" + HexFormat.of().formatHex(hash);
    }

    /** @param algorithm {@code sha256} or {@code sha512}, as the OCI image specification calls them */
    private static MessageDigest hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256 and SHA-512.", e);
        }
    }
}
