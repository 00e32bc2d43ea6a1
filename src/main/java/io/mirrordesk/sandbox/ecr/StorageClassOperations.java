package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.TargetStorageClass;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassRequest;
import software.amazon.awssdk.services.ecr.model.UpdateImageStorageClassResponse;

/** UpdateImageStorageClass: into the archive and back, both at once. */
final class StorageClassOperations {

    private final Target target;
    private final Images images;
    private final ImageIds ids;
    private final ImageChanges changes;

    StorageClassOperations(Target target, Images images, ImageChanges changes) {
        this.target = target;
        this.images = images;
        this.ids = new ImageIds(images);
        this.changes = changes;
    }

    void addTo(Operations operations) {
        operations.on("UpdateImageStorageClass", UpdateImageStorageClassRequest::builder, this::update);
    }

    private SdkPojo update(Caller caller, UpdateImageStorageClassRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "UpdateImageStorageClass");
        String wanted = Constraints.required("targetStorageClass", request.targetStorageClassAsString());
        Constraints.oneOf("targetStorageClass", wanted, TargetStorageClass.knownValues());
        Image image = ids.require(repository, request.imageId());
        boolean archive = wanted.equals("ARCHIVE");
        if (archive == image.isArchived()) {
            throw unsupported("The image is already in the storage class " + wanted + ".");
        }
        if (archive) {
            requireNoActiveList(repository, image);
            changes.archive(repository, image);
        } else {
            changes.restore(repository, image);
        }
        return UpdateImageStorageClassResponse.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageId(ScanOperations.id(image, request.imageId()))
                .imageStatus(archive ? "ARCHIVED" : "ACTIVE")
                .build();
    }

    /** What an active manifest list names has to stay active with it. */
    private void requireNoActiveList(Repository repository, Image image) {
        boolean listed = images.indexesOf(repository.id(), image.digest()).stream()
                .flatMap(list -> images.byDigest(repository.id(), list).stream())
                .anyMatch(list -> !list.isArchived());
        if (listed) {
            throw unsupported("The image is referenced by a manifest list that is not archived.");
        }
    }

    private static AwsError unsupported(String why) {
        return new AwsError("ImageStorageClassUpdateNotSupportedException", why);
    }
}
