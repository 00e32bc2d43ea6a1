package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Digests;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Below {@code /v2/<name>/blobs/uploads/}: a blob in one request, in chunks, or mounted from another repository. Uploads that
 * are under way are forgotten at a restart, as the specification allows.
 */
final class BlobUploads {

    /** An upload under way; its monitor makes chunks follow one another. */
    private record Upload(String id, long repositoryId, Path file) {}

    private final Store store;
    private final Guard guard;
    private final Creation creation;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    BlobUploads(Store store, Guard guard, Creation creation) {
        this.store = store;
        this.guard = guard;
        this.creation = creation;
    }

    /** {@code POST}: begins an upload; with {@code mount} and {@code from}, or with {@code digest}, it may be done at once. */
    void begin(Call call) throws IOException {
        Repository repository = guard.writable(call, Guard.UPLOAD_LAYER, creation);
        Optional<String> mounted = mount(call, repository);
        if (mounted.isPresent()) {
            created(call, mounted.get());
            return;
        }
        Path file = Files.createFile(store.blobs().newUpload());
        Upload upload = new Upload(file.getFileName().toString(), repository.id(), file);
        uploads.put(upload.id(), upload);
        if (call.request().getParameter("digest") == null) {
            progress(call, upload, 202);
        } else {
            complete(call, upload);
        }
    }

    /** {@code PATCH}: appends a chunk. */
    void append(Call call) throws IOException {
        Upload upload = require(call);
        synchronized (upload) {
            receive(call, upload);
            progress(call, upload, 202);
        }
    }

    /** {@code PUT ?digest=}: appends what the body has and ends the upload. */
    void finish(Call call) throws IOException {
        complete(call, require(call));
    }

    /** {@code GET}: how far an upload has come. */
    void status(Call call) throws IOException {
        progress(call, require(call), 204);
    }

    /** {@code DELETE}: gives an upload up. */
    void cancel(Call call) throws IOException {
        Upload upload = require(call);
        uploads.remove(upload.id());
        Files.deleteIfExists(upload.file());
        call.response().setStatus(204);
    }

    private Optional<String> mount(Call call, Repository into) {
        @Nullable String digest = call.request().getParameter("mount");
        @Nullable String from = call.request().getParameter("from");
        if (digest == null || from == null) {
            return Optional.empty();
        }
        return store.repositories()
                .find(call.registry(), from)
                .filter(source -> guard.allowsAt(call, source, Guard.GET_LAYER))
                .flatMap(source -> store.layers().size(source.id(), digest).stream()
                        .boxed()
                        .findFirst())
                .map(size -> {
                    store.layers().put(into.id(), digest, size);
                    return digest;
                });
    }

    private Upload require(Call call) {
        Repository repository = guard.require(call, Guard.UPLOAD_LAYER);
        Upload upload = uploads.get(call.reference());
        if (upload == null || upload.repositoryId() != repository.id()) {
            throw new OciError(404, "BLOB_UPLOAD_UNKNOWN", "The upload is not known to the registry");
        }
        return upload;
    }

    private static void receive(Call call, Upload upload) throws IOException {
        long size = Files.size(upload.file());
        @Nullable String range = call.request().getHeader("Content-Range");
        if (range != null && !range.startsWith(size + "-")) {
            throw OciError.rangeNotSatisfiable("The chunk does not begin at byte " + size);
        }
        try (InputStream body = call.request().getInputStream();
                OutputStream file = Files.newOutputStream(upload.file(), StandardOpenOption.APPEND)) {
            body.transferTo(file);
        }
    }

    private void complete(Call call, Upload upload) throws IOException {
        @Nullable String digest = call.request().getParameter("digest");
        if (digest == null || !Digests.isDigest(digest)) {
            throw OciError.digestInvalid("The upload ends with a sha256 digest");
        }
        synchronized (upload) {
            receive(call, upload);
            uploads.remove(upload.id());
            keep(upload, digest);
        }
        created(call, digest);
    }

    private void keep(Upload upload, String digest) throws IOException {
        try {
            Blobs.Stored stored = store.blobs().keep(upload.file(), Optional.of(digest));
            store.layers().put(upload.repositoryId(), digest, stored.size());
        } catch (Blobs.DigestMismatch e) {
            throw OciError.digestInvalid("The digest of the content does not match the digest in the request");
        }
    }

    private static void created(Call call, String digest) {
        HttpServletResponse response = call.response();
        response.setStatus(201);
        response.setHeader("Location", "/v2/" + call.name() + "/blobs/" + digest);
        response.setHeader("Docker-Content-Digest", digest);
    }

    private static void progress(Call call, Upload upload, int status) throws IOException {
        HttpServletResponse response = call.response();
        response.setStatus(status);
        response.setHeader("Location", "/v2/" + call.name() + "/blobs/uploads/" + upload.id());
        response.setHeader("Docker-Upload-UUID", upload.id());
        response.setHeader("Range", "0-" + Math.max(0, Files.size(upload.file()) - 1));
    }
}
