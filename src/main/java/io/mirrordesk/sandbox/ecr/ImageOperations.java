package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** BatchDeleteImage: the last tag takes its image along. */
final class ImageOperations {

    private final Target target;
    private final Images images;
    private final ImageIds ids;
    private final ImageChanges changes;

    ImageOperations(Target target, Images images, ImageChanges changes) {
        this.target = target;
        this.images = images;
        this.ids = new ImageIds(images);
        this.changes = changes;
    }

    void addTo(Operations operations) {
        operations.on("BatchDeleteImage", BatchDeleteImageRequest::builder, this::delete);
    }

    private SdkPojo delete(Caller caller, BatchDeleteImageRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "BatchDeleteImage");
        List<ImageIdentifier> deleted = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : ImageIds.checked(request.hasImageIds(), request.imageIds())) {
            Optional<ImageFailure> failure = ids.failure(repository, id).or(() -> referenced(repository, id));
            if (failure.isPresent()) {
                failures.add(failure.get());
            } else {
                ids.find(repository, id).ifPresent(image -> deleted.addAll(delete(repository, image, id)));
            }
        }
        return BatchDeleteImageResponse.builder()
                .imageIds(deleted)
                .failures(failures)
                .build();
    }

    private Optional<ImageFailure> referenced(Repository repository, ImageIdentifier id) {
        Optional<Image> whole = ids.find(repository, id).filter(image -> takesImage(image, id));
        return whole.map(image -> images.indexesOf(repository.id(), image.digest()))
                .filter(indexes -> !indexes.isEmpty())
                .map(indexes -> ImageIds.failure(
                        id,
                        ImageFailureCode.IMAGE_REFERENCED_BY_MANIFEST_LIST,
                        "Requested image referenced by manifest list: " + indexes));
    }

    private static boolean takesImage(Image image, ImageIdentifier id) {
        return id.imageTag() == null || image.tags().equals(List.of(id.imageTag()));
    }

    private List<ImageIdentifier> delete(Repository repository, Image image, ImageIdentifier id) {
        List<String> gone = id.imageTag() == null ? image.tags() : List.of(id.imageTag());
        if (takesImage(image, id)) {
            changes.delete(repository, image);
        } else {
            changes.untag(repository, image, id.imageTag());
        }
        if (gone.isEmpty()) {
            return List.of(ImageIdentifier.builder().imageDigest(image.digest()).build());
        }
        return gone.stream()
                .map(name -> ImageIdentifier.builder()
                        .imageDigest(image.digest())
                        .imageTag(name)
                        .build())
                .toList();
    }
}
