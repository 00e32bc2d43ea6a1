package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code GET} and {@code HEAD /v2/<name>/blobs/<digest>}, with ranges; streams the file. */
final class BlobDownloads {

    private static final int BUFFER = 64 * 1024;

    private final Store store;
    private final Guard guard;

    BlobDownloads(Store store, Guard guard) {
        this.store = store;
        this.guard = guard;
    }

    void get(Call call) throws IOException {
        Repository repository = guard.require(call, Guard.GET_LAYER);
        if (store.layers().size(repository.id(), call.reference()).isEmpty()) {
            throw OciError.blobUnknown(call.reference());
        }
        Path file = store.blobs().find(call.reference()).orElseThrow(() -> OciError.blobUnknown(call.reference()));
        ByteRange range = ByteRange.of(call.request().getHeader("Range"), Files.size(file));
        describe(call, range);
        if (!call.isHead()) {
            send(file, range, call.response().getOutputStream());
        }
    }

    private static void describe(Call call, ByteRange range) {
        HttpServletResponse response = call.response();
        response.setContentType("application/octet-stream");
        response.setHeader("Docker-Content-Digest", call.reference());
        response.setHeader("Accept-Ranges", "bytes");
        response.setContentLengthLong(range.length());
        if (range.isPart()) {
            response.setStatus(206);
            response.setHeader("Content-Range", range.toString());
        }
    }

    private static void send(Path file, ByteRange range, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(range.first());
            byte[] buffer = new byte[BUFFER];
            long left = range.length();
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(BUFFER, left));
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
