package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.registry.ImagePush;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.wire.Caller;
import io.mirrordesk.sandbox.wire.Operations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecr.model.PutImageRequest;
import software.amazon.awssdk.services.ecr.model.PutImageResponse;

/** PutImage: a new image, a new tag for one that is there, or both. Its layers, or an index's images, come first. */
final class PutImageOperation {

    private static final int MOST_TAGS = 1000;

    private final Target target;
    private final Store store;
    private final ImagePush push;
    private final Events events;
    private final Clock clock;

    PutImageOperation(Target target, Store store, Events events, Clock clock) {
        this.target = target;
        this.store = store;
        this.push = new ImagePush(store);
        this.events = events;
        this.clock = clock;
    }

    void addTo(Operations operations) {
        operations.on("PutImage", PutImageRequest::builder, this::put);
    }

    private SdkPojo put(Caller caller, PutImageRequest request) {
        Repository repository = target.repository(caller, request.registryId(), request.repositoryName(), "PutImage");
        Manifest manifest = ManifestReader.read(request);
        String tag = request.imageTag() == null ? null : Constraints.imageTag(request.imageTag());
        store.database().write(() -> save(repository, manifest, tag));
        events.imageAction(repository.registry(), "PUSH", repository.name(), manifest.digest(), tag);
        return PutImageResponse.builder()
                .image(image -> image.registryId(repository.registry().account())
                        .repositoryName(repository.name())
                        .imageId(id -> id.imageDigest(manifest.digest()).imageTag(tag))
                        .imageManifest(manifest.text())
                        .imageManifestMediaType(manifest.mediaType()))
                .build();
    }

    private void save(Repository repository, Manifest manifest, @Nullable String tag) {
        Optional<Image> existing = store.images().byDigest(repository.id(), manifest.digest());
        existing.filter(image -> isUnchanged(image, tag)).ifPresent(image -> {
            throw PushErrors.imageAlreadyExists(repository, manifest.digest(), tag);
        });
        requireFree(repository, manifest, tag);
        requireParts(repository, manifest);
        Image image = push.write(repository, manifest, clock.instant());
        if (tag != null) {
            requireRoom(image);
            store.tags().put(repository.id(), tag, image.id(), null);
        }
    }

    private static boolean isUnchanged(Image image, @Nullable String tag) {
        return !image.isArchived() && (tag == null || image.tags().contains(tag));
    }

    private void requireFree(Repository repository, Manifest manifest, @Nullable String tag) {
        if (tag == null || !ImagePush.isImmutable(repository.settings(), tag)) {
            return;
        }
        store.tags()
                .find(repository.id(), tag)
                .filter(taken -> !taken.digest().equals(manifest.digest()))
                .ifPresent(taken -> {
                    throw PushErrors.tagAlreadyExists(repository, tag);
                });
    }

    private void requireParts(Repository repository, Manifest manifest) {
        List<String> layers = manifest.storedBlobs().stream()
                .map(Descriptor::digest)
                .filter(digest -> store.layers().size(repository.id(), digest).isEmpty())
                .distinct()
                .toList();
        if (!layers.isEmpty()) {
            throw LayerErrors.layersNotFound(repository, layers);
        }
        List<String> images = manifest.children().stream()
                .map(Descriptor::digest)
                .filter(digest ->
                        store.images().byDigest(repository.id(), digest).isEmpty())
                .distinct()
                .toList();
        if (!images.isEmpty()) {
            throw LayerErrors.imagesNotFound(repository, images);
        }
    }

    private static void requireRoom(Image image) {
        if (image.tags().size() >= MOST_TAGS) {
            throw PushErrors.tooManyTags(MOST_TAGS);
        }
    }
}
