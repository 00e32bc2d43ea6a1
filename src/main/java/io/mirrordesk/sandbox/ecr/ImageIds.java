package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.wire.AwsError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Images by what requests name them: a digest, a tag, or both. */
final class ImageIds {

    private static final String NEITHER = "Invalid request parameters: both tag and digest cannot be null";

    private final Images images;

    ImageIds(Images images) {
        this.images = images;
    }

    Optional<Image> find(Repository repository, ImageIdentifier id) {
        if (id.imageDigest() == null) {
            return id.imageTag() == null ? Optional.empty() : images.byTag(repository.id(), id.imageTag());
        }
        return images.byDigest(repository.id(), id.imageDigest())
                .filter(image -> id.imageTag() == null || image.tags().contains(id.imageTag()));
    }

    /**
     * The image of a request that is about one.
     *
     * @throws AwsError if it is named by nothing, or is not there
     */
    Image require(Repository repository, @Nullable ImageIdentifier id) {
        ImageIdentifier given = Constraints.required("imageId", id);
        if (given.imageDigest() == null && given.imageTag() == null) {
            throw EcrErrors.invalidParameter(NEITHER);
        }
        if (given.imageDigest() != null) {
            Constraints.pattern("imageDigest", given.imageDigest(), Constraints.DIGEST);
        }
        return find(repository, given)
                .orElseThrow(() -> EcrErrors.imageNotFound(
                        repository.registry(),
                        repository.name(),
                        String.valueOf(given.imageDigest()),
                        String.valueOf(given.imageTag())));
    }

    /** Why {@link #find} is empty, or would be for a malformed id; empty if nothing is wrong with the id. */
    Optional<ImageFailure> failure(Repository repository, ImageIdentifier id) {
        if (id.imageDigest() == null && id.imageTag() == null) {
            return Optional.of(failure(id, ImageFailureCode.MISSING_DIGEST_AND_TAG, NEITHER));
        }
        if (id.imageDigest() != null
                && !Constraints.DIGEST.matcher(id.imageDigest()).matches()) {
            return Optional.of(failure(
                    id,
                    ImageFailureCode.INVALID_IMAGE_DIGEST,
                    "Invalid request parameters: image digest should satisfy the regex '" + Constraints.DIGEST + "'"));
        }
        if (find(repository, id).isPresent()) {
            return Optional.empty();
        }
        boolean otherDigest = id.imageDigest() != null
                && id.imageTag() != null
                && images.byDigest(repository.id(), id.imageDigest()).isPresent();
        return Optional.of(
                otherDigest
                        ? failure(id, ImageFailureCode.IMAGE_TAG_DOES_NOT_MATCH_DIGEST, "Tag does not match digest")
                        : failure(id, ImageFailureCode.IMAGE_NOT_FOUND, "Requested image not found"));
    }

    static ImageFailure failure(ImageIdentifier id, ImageFailureCode code, String reason) {
        return ImageFailure.builder()
                .imageId(id)
                .failureCode(code)
                .failureReason(reason)
                .build();
    }

    /** The ids of a request; what is named twice is meant once. */
    static List<ImageIdentifier> checked(boolean given, List<ImageIdentifier> imageIds) {
        Constraints.required("imageIds", given ? imageIds : null);
        return Constraints.size("imageIds", imageIds, 1, 100).stream()
                .distinct()
                .toList();
    }
}
