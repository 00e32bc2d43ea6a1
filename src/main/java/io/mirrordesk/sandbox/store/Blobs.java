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
 * Blob content as files {@code <data directory>/blobs/sha256/<first two>/<hex>}, written to a temporary file and renamed, so
 * that a file with its final name is complete. Streams: memory does not grow with a blob.
 */
public final class Blobs {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

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
        this.root = dataDirectory.resolve("blobs").resolve("sha256");
        this.temporary = dataDirectory.resolve("uploads");
    }

    /** {@code sha256:<hex>} of some bytes. */
    public static String digest(byte[] content) {
        return name(sha256().digest(content));
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
        Path upload = newUpload();
        try (OutputStream file = Files.newOutputStream(upload)) {
            content.transferTo(file);
        } catch (IOException e) {
            Files.deleteIfExists(upload);
            throw e;
        }
        return keep(upload, Optional.empty());
    }

    /**
     * Moves a complete upload to its place.
     *
     * @param expected the digest that the sender named
     * @throws DigestMismatch if the content has another one; the upload is gone then
     */
    public Stored keep(Path upload, Optional<String> expected) throws IOException {
        Stored stored = new Stored(digestOf(upload), Files.size(upload));
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
        String hex = digest.substring("sha256:".length());
        return root.resolve(hex.substring(0, 2)).resolve(hex);
    }

    private static String digestOf(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), sha256)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return name(sha256.digest());
    }

    private static String name(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
