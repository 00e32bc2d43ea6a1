package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET} and {@code HEAD /v2/<name>/blobs/<digest>}, with ranges; streams the file, or the upstream's answer while an import
 * is still bringing the blob in.
 */
final class BlobDownloads {

    private static final int BUFFER = 64 * 1024;

    private final Store store;
    private final Guard guard;
    private final PullThrough pullThrough;

    BlobDownloads(Store store, Guard guard, PullThrough pullThrough) {
        this.store = store;
        this.guard = guard;
        this.pullThrough = pullThrough;
    }

    void get(Call call) throws IOException {
        Repository repository = guard.require(call.wanted(), Guard.GET_LAYER);
        List<Incoming> incoming = pullThrough.incoming(call.wanted());
        boolean stored = store.layers().size(repository.id(), call.reference()).isPresent();
        boolean known = stored
                || incoming.stream()
                        .anyMatch(image -> image.blob(call.reference()).isPresent());
        Optional<Path> file = known ? store.blobs().find(call.reference()) : Optional.empty();
        if (file.isPresent()) {
            sendStored(call, file.get());
        } else {
            sendFromUpstream(call, incoming);
        }
    }

    private static void sendStored(Call call, Path file) throws IOException {
        long size = Files.size(file);
        String wanted = call.isHead() ? null : call.request().getHeader("Range");
        ByteRange range = ByteRange.of(wanted, size).orElseThrow(() -> notWithin(call, size));
        describe(call, range.length());
        call.response().setHeader("Accept-Ranges", "bytes");
        if (range.isPart()) {
            call.response().setStatus(206);
            call.response().setHeader("Content-Range", range.toString());
        }
        if (!call.isHead()) {
            send(file, range, call.response().getOutputStream());
        }
    }

    private static OciError notWithin(Call call, long size) {
        call.response().setHeader("Content-Range", "bytes */" + size);
        return OciError.rangeNotSatisfiable("The range is not within the " + size + " bytes of the layer");
    }

    /** Whole, whatever range is wanted; the client checks the digest. */
    private static void sendFromUpstream(Call call, List<Incoming> incoming) throws IOException {
        for (Incoming image : incoming) {
            Optional<Descriptor> blob = image.blob(call.reference());
            if (blob.isPresent()) {
                pass(call, image, blob.get());
                return;
            }
        }
        throw OciError.blobUnknown(call.reference());
    }

    private static void pass(Call call, Incoming image, Descriptor blob) throws IOException {
        if (call.isHead()) {
            describe(call, blob.size());
            return;
        }
        try (InputStream content = opened(image, blob)) {
            describe(call, blob.size());
            content.transferTo(call.response().getOutputStream());
        }
    }

    private static InputStream opened(Incoming image, Descriptor blob) {
        try {
            return image.open(blob);
        } catch (UpstreamFailure failure) {
            throw new PullRefused(failure);
        }
    }

    private static void describe(Call call, long length) {
        HttpServletResponse response = call.response();
        response.setContentType("application/octet-stream");
        response.setHeader("Docker-Content-Digest", call.reference());
        response.setHeader("ETag", "\"" + call.reference() + "\"");
        response.setContentLengthLong(length);
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
