package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.store.LayerUploads.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The bytes of uploads on their way to the blobs. */
final class LayerFiles {

    private final Blobs blobs;

    LayerFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Writes a part behind what has been acknowledged; what a crash left there is overwritten. */
    void write(Upload upload, byte[] part) {
        try (FileChannel file =
                FileChannel.open(blobs.upload(upload.id()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.truncate(upload.size());
            file.position(upload.size());
            ByteBuffer rest = ByteBuffer.wrap(part);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code sha256:<hex>} of an upload's bytes. */
    String digest(Upload upload) {
        try {
            return Blobs.digest(blobs.upload(upload.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a complete upload to its place first, so that a crash before the end of the transaction loses nothing. */
    void keep(Upload upload, String digest) {
        try {
            Path source = blobs.upload(upload.id());
            if (blobs.find(digest).isEmpty()) {
                Path copy = blobs.newUpload();
                Files.copy(source, copy);
                blobs.keep(copy, Optional.of(digest));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the bytes of an upload that has ended. */
    void delete(String uploadId) {
        try {
            Files.deleteIfExists(blobs.upload(uploadId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
