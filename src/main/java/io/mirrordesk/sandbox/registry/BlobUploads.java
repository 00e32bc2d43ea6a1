package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Digests;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Below {@code /v2/<name>/blobs/uploads/}: a blob in one request, in chunks, or mounted from another repository. Uploads that
 * are under way are forgotten at a restart, as the specification allows.
 */
final class BlobUploads {

    /** ECR's quota of a layer: 52,000 MiB. */
    private static final long LARGEST = 52_000L * 1024 * 1024;

    private final Store store;
    private final Guard guard;
    private final Creation creation;
    private final Mounts mounts;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    BlobUploads(Store store, Guard guard, Creation creation) {
        this.store = store;
        this.guard = guard;
        this.creation = creation;
        this.mounts = new Mounts(store, guard);
    }

    /** {@code POST}: begins an upload; with {@code mount} and {@code from}, or with {@code digest}, it may be done at once. */
    void begin(Call call) throws IOException {
        Repository repository = guard.writable(call.wanted(), Guard.UPLOAD_LAYER, creation);
        Optional<String> digest = call.query("digest").map(BlobUploads::checked);
        Optional<String> mounted = mounts.mount(call, repository);
        if (mounted.isPresent()) {
            created(call, mounted.get());
            return;
        }
        Upload upload =
                new Upload(repository.id(), Files.createFile(store.blobs().newUpload()));
        uploads.put(upload.id(), upload);
        if (digest.isPresent()) {
            complete(call, upload, digest.get());
        } else {
            progress(call, upload, 202);
        }
    }

    /** {@code PATCH}: appends a chunk. */
    void append(Call call) throws IOException {
        require(call).alone(upload -> {
            receive(call, upload);
            progress(call, upload, 202);
        });
    }

    /** {@code PUT ?digest=}: appends what the body has and ends the upload. */
    void finish(Call call) throws IOException {
        Upload upload = require(call);
        complete(call, upload, checked(call.query("digest").orElse("")));
    }

    /** {@code GET}: how far an upload has come. */
    void status(Call call) throws IOException {
        require(call).alone(upload -> progress(call, upload, 204));
    }

    /** {@code DELETE}: gives an upload up. */
    void cancel(Call call) throws IOException {
        require(call).alone(upload -> {
            forget(upload);
            Files.deleteIfExists(upload.file());
        });
        call.response().setStatus(204);
    }

    private Upload require(Call call) {
        Repository repository = guard.require(call.wanted(), Guard.UPLOAD_LAYER);
        return Optional.ofNullable(uploads.get(call.reference()))
                .filter(upload -> upload.repositoryId() == repository.id())
                .orElseThrow(OciError::uploadUnknown);
    }

    private void forget(Upload upload) {
        upload.end();
        uploads.remove(upload.id());
    }

    private static String checked(String digest) {
        if (!Digests.isDigest(digest)) {
            throw OciError.digestInvalid("The digest '" + digest + "' is not valid");
        }
        return digest;
    }

    private static void receive(Call call, Upload upload) throws IOException {
        if (call.request().getContentLengthLong() > LARGEST) {
            throw new OciError(413, "SIZE_INVALID", "A layer has at most 52,000 MiB");
        }
        upload.receive(call.request());
    }

    private void complete(Call call, Upload upload, String digest) throws IOException {
        upload.alone(mine -> {
            receive(call, mine);
            forget(mine);
            keep(mine, digest);
        });
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
        response.setHeader("Range", "0-" + Math.max(0, upload.size() - 1));
    }
}
