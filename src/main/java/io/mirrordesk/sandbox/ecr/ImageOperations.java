package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchDeleteImageResponse;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** BatchGetImage of stored images, and BatchDeleteImage: the last tag takes its image along. */
final class ImageOperations {

    private final Target target;
    private final Images images;
    private final ImageTags tags;
    private final ImageIds ids;
    private final Events events;

    ImageOperations(Target target, Images images, ImageTags tags, Events events) {
        this.target = target;
        this.images = images;
        this.tags = tags;
        this.ids = new ImageIds(images);
        this.events = events;
    }

    void addTo(Operations operations) {
        operations
                .on("BatchGetImage", BatchGetImageRequest::builder, this::get)
                .on("BatchDeleteImage", BatchDeleteImageRequest::builder, this::delete);
    }

    private SdkPojo get(Caller caller, BatchGetImageRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "BatchGetImage");
        List<software.amazon.awssdk.services.ecr.model.Image> found = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : checked(request.hasImageIds(), request.imageIds())) {
            ids.failure(repository, id).ifPresent(failures::add);
            ids.find(repository, id).ifPresent(image -> found.add(model(repository, image, id)));
        }
        return BatchGetImageResponse.builder().images(found).failures(failures).build();
    }

    private software.amazon.awssdk.services.ecr.model.Image model(
            Repository repository, Image image, ImageIdentifier id) {
        return software.amazon.awssdk.services.ecr.model.Image.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageId(i -> i.imageDigest(image.digest()).imageTag(id.imageTag()))
                .imageManifest(new String(images.manifest(image.digest()), StandardCharsets.UTF_8))
                .imageManifestMediaType(image.mediaType())
                .build();
    }

    private SdkPojo delete(Caller caller, BatchDeleteImageRequest request) {
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "BatchDeleteImage");
        List<ImageIdentifier> deleted = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : checked(request.hasImageIds(), request.imageIds())) {
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
            images.delete(image);
        } else {
            tags.delete(repository.id(), id.imageTag());
        }
        String tag = gone.isEmpty() ? null : gone.getFirst();
        events.imageAction(repository.registry(), "DELETE", repository.name(), image.digest(), tag);
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

    private static List<ImageIdentifier> checked(boolean given, List<ImageIdentifier> imageIds) {
        Constraints.required("imageIds", given ? imageIds : null);
        return Constraints.size("imageIds", imageIds, 1, 100);
    }
}
