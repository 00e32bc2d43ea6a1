package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.LayerUploads.Upload;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.CompleteLayerUploadRequest;
import software.amazon.awssdk.services.ecr.model.CompleteLayerUploadResponse;
import software.amazon.awssdk.services.ecr.model.InitiateLayerUploadRequest;
import software.amazon.awssdk.services.ecr.model.InitiateLayerUploadResponse;
import software.amazon.awssdk.services.ecr.model.UploadLayerPartRequest;
import software.amazon.awssdk.services.ecr.model.UploadLayerPartResponse;

/** Layers in parts. What has been acknowledged of an upload survives a restart. */
final class LayerUploadOperations {

    /** What ECR asks for: 10 MiB. */
    private static final long PART_SIZE = 10_485_760;

    private static final long SMALLEST_PART = 5_242_880;
    private static final long LARGEST_PART = 20_971_520;

    private final Target target;
    private final Store store;
    private final LayerFiles files;

    LayerUploadOperations(Target target, Store store) {
        this.target = target;
        this.store = store;
        this.files = new LayerFiles(store.blobs());
    }

    void addTo(Operations operations) {
        operations
                .on("InitiateLayerUpload", InitiateLayerUploadRequest::builder, this::initiate)
                .on("UploadLayerPart", UploadLayerPartRequest::builder, this::upload)
                .on("CompleteLayerUpload", CompleteLayerUploadRequest::builder, this::complete);
    }

    private SdkPojo initiate(Caller caller, InitiateLayerUploadRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "InitiateLayerUpload");
        return InitiateLayerUploadResponse.builder()
                .uploadId(store.uploads().begin(repository.id()).id())
                .partSize(PART_SIZE)
                .build();
    }

    private SdkPojo upload(Caller caller, UploadLayerPartRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "UploadLayerPart");
        String id = id(request.uploadId());
        long first = position("partFirstByte", request.partFirstByte());
        long last = position("partLastByte", request.partLastByte());
        byte[] part = part(request.layerPartBlob());
        store.database().write(() -> {
            Upload upload = find(repository, id);
            if (first != upload.size() || last - first + 1 != part.length || part.length == 0) {
                throw new InvalidLayerPart(repository, id, upload.size(), refusal(upload, first));
            }
            files.write(upload, part);
            store.uploads().received(upload.with(part.length, part.length < SMALLEST_PART));
        });
        return UploadLayerPartResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .uploadId(id)
                .lastByteReceived(last)
                .build();
    }

    private static String refusal(Upload upload, long first) {
        return first == upload.size()
                ? "The layer part does not have the size that its first and last byte tell."
                : "The layer part begins at byte " + first + ", but the next byte of the upload is " + upload.size()
                        + ".";
    }

    private SdkPojo complete(Caller caller, CompleteLayerUploadRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "CompleteLayerUpload");
        String id = id(request.uploadId());
        List<String> digests = digests(request);
        String digest = store.database().write(() -> {
            Upload upload = find(repository, id);
            if (upload.size() == 0) {
                throw LayerErrors.emptyUpload(id);
            }
            if (upload.hasGrownAfterSmallPart()) {
                throw LayerErrors.partTooSmall();
            }
            requireNew(repository, digests);
            return keep(repository, upload, digests);
        });
        files.delete(id);
        return CompleteLayerUploadResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .uploadId(id)
                .layerDigest(digest)
                .build();
    }

    private String keep(Repository repository, Upload upload, List<String> digests) {
        String digest = files.digest(upload);
        if (!digests.contains(digest)) {
            throw LayerErrors.invalidLayer(digests);
        }
        files.keep(upload, digest);
        store.layers().put(repository.id(), digest, upload.size());
        store.uploads().delete(upload.id());
        return digest;
    }

    private void requireNew(Repository repository, List<String> digests) {
        for (String digest : digests) {
            if (store.layers().size(repository.id(), digest).isPresent()) {
                throw LayerErrors.layerAlreadyExists(repository, digest);
            }
        }
    }

    private Upload find(Repository repository, String id) {
        Optional<Upload> upload = store.uploads().lock(id);
        return upload.filter(found -> found.repositoryId() == repository.id())
                .orElseThrow(() -> LayerErrors.uploadNotFound(repository, id));
    }

    private static String id(@Nullable String uploadId) {
        return Constraints.pattern("uploadId", Constraints.required("uploadId", uploadId), Constraints.UPLOAD_ID);
    }

    private static long position(String member, @Nullable Long value) {
        long position = Constraints.required(member, value);
        if (position < 0) {
            throw EcrErrors.broken(member, "Member must have value greater than or equal to 0");
        }
        return position;
    }

    private static byte[] part(@Nullable SdkBytes blob) {
        byte[] part = Constraints.required("layerPartBlob", blob).asByteArrayUnsafe();
        if (part.length > LARGEST_PART) {
            throw EcrErrors.broken("layerPartBlob", "Member must have length less than or equal to " + LARGEST_PART);
        }
        return part;
    }

    private static List<String> digests(CompleteLayerUploadRequest request) {
        Constraints.required("layerDigests", request.hasLayerDigests() ? request.layerDigests() : null);
        Constraints.size("layerDigests", request.layerDigests(), 1, 100);
        request.layerDigests().forEach(digest -> Constraints.pattern("layerDigests", digest, Constraints.DIGEST));
        return request.layerDigests();
    }
}
