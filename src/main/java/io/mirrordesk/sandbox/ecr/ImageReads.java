package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.registry.PullRefused;
import io.mirrordesk.sandbox.registry.UpstreamImages;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.BatchGetImageRequest;
import software.amazon.awssdk.services.ecr.model.BatchGetImageResponse;
import software.amazon.awssdk.services.ecr.model.ImageFailure;
import software.amazon.awssdk.services.ecr.model.ImageFailureCode;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** BatchGetImage. Under a pull-through cache rule it is a pull like any other: what is not cached yet comes from the upstream. */
final class ImageReads {

    private final Target target;
    private final Images images;
    private final ImageIds ids;
    private final UpstreamImages upstream;

    ImageReads(Target target, Images images, UpstreamImages upstream) {
        this.target = target;
        this.images = images;
        this.ids = new ImageIds(images);
        this.upstream = upstream;
    }

    void addTo(Operations operations) {
        operations.on("BatchGetImage", BatchGetImageRequest::builder, this::get);
    }

    private SdkPojo get(Caller caller, BatchGetImageRequest request) {
        if (request.hasAcceptedMediaTypes()) {
            Constraints.size("acceptedMediaTypes", request.acceptedMediaTypes(), 1, 100);
        }
        List<ImageIdentifier> asked = ImageIds.checked(request.hasImageIds(), request.imageIds());
        Pulls pulls = pull(caller, request, asked);
        Repository repository =
                target.repository(caller, request.registryId(), request.repositoryName(), "BatchGetImage");
        List<software.amazon.awssdk.services.ecr.model.Image> found = new ArrayList<>();
        List<ImageFailure> failures = new ArrayList<>();
        for (ImageIdentifier id : asked) {
            failure(repository, id, request, pulls)
                    .ifPresentOrElse(
                            failures::add, () -> model(repository, id, pulls).ifPresent(found::add));
        }
        return BatchGetImageResponse.builder().images(found).failures(failures).build();
    }

    /** What the upstream had to do with a call: manifests that are not stored yet, and what it refused. */
    private record Pulls(Map<ImageIdentifier, Manifest> onTheirWay, Map<ImageIdentifier, PullRefused> refused) {}

    private Pulls pull(Caller caller, BatchGetImageRequest request, List<ImageIdentifier> asked) {
        Registry registry = target.registry(caller, request.registryId());
        String name = Constraints.repositoryName(request.repositoryName());
        Pulls pulls = new Pulls(new HashMap<>(), new HashMap<>());
        for (ImageIdentifier id : asked) {
            String reference = id.imageTag() == null ? id.imageDigest() : id.imageTag();
            if (reference == null) {
                continue;
            }
            try {
                upstream.prepare(caller, registry, name, reference)
                        .ifPresent(manifest -> pulls.onTheirWay().put(id, manifest));
            } catch (PullRefused refusal) {
                pulls.refused().put(id, refusal);
            }
        }
        return pulls;
    }

    private Optional<ImageFailure> failure(
            Repository repository, ImageIdentifier id, BatchGetImageRequest request, Pulls pulls) {
        PullRefused refused = pulls.refused().get(id);
        if (refused != null) {
            return Optional.of(ImageIds.failure(
                    id, ImageFailureCode.fromValue(refused.code()), String.valueOf(refused.getMessage())));
        }
        Manifest onItsWay = pulls.onTheirWay().get(id);
        return onItsWay == null
                ? ids.failure(repository, id).or(() -> unreadable(repository, id, request))
                : untaken(id, onItsWay.mediaType(), request);
    }

    /** An archived image is to the caller as if it was not there. */
    private Optional<ImageFailure> unreadable(Repository repository, ImageIdentifier id, BatchGetImageRequest request) {
        return ids.find(repository, id)
                .flatMap(image ->
                        image.isArchived() ? Optional.of(notFound(id)) : untaken(id, image.mediaType(), request));
    }

    /** So is one of a type that he does not take. */
    private static Optional<ImageFailure> untaken(ImageIdentifier id, String mediaType, BatchGetImageRequest request) {
        return request.hasAcceptedMediaTypes() && !request.acceptedMediaTypes().contains(mediaType)
                ? Optional.of(notFound(id))
                : Optional.empty();
    }

    private static ImageFailure notFound(ImageIdentifier id) {
        return ImageIds.failure(id, ImageFailureCode.IMAGE_NOT_FOUND, "Requested image not found");
    }

    private Optional<software.amazon.awssdk.services.ecr.model.Image> model(
            Repository repository, ImageIdentifier id, Pulls pulls) {
        Manifest onItsWay = pulls.onTheirWay().get(id);
        return onItsWay == null
                ? ids.find(repository, id).map(image -> model(repository, id, image))
                : Optional.of(model(repository, id, onItsWay.digest(), onItsWay.text(), onItsWay.mediaType()));
    }

    private software.amazon.awssdk.services.ecr.model.Image model(
            Repository repository, ImageIdentifier id, Image image) {
        String text = new String(images.manifest(image.digest()), StandardCharsets.UTF_8);
        return model(repository, id, image.digest(), text, image.mediaType());
    }

    private static software.amazon.awssdk.services.ecr.model.Image model(
            Repository repository, ImageIdentifier id, String digest, String text, String mediaType) {
        return software.amazon.awssdk.services.ecr.model.Image.builder()
                .registryId(repository.registry().account())
                .repositoryName(repository.name())
                .imageId(i -> i.imageDigest(digest).imageTag(id.imageTag()))
                .imageManifest(text)
                .imageManifestMediaType(mediaType)
                .build();
    }
}
