package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Repository;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What requests and lifecycle policies do to images, with the events that tell of it. */
final class ImageChanges {

    private final Images images;
    private final ImageTags tags;
    private final Events events;
    private final Clock clock;

    ImageChanges(Images images, ImageTags tags, Events events, Clock clock) {
        this.images = images;
        this.tags = tags;
        this.events = events;
        this.clock = clock;
    }

    /** Deletes an image with all its tags. */
    void delete(Repository repository, Image image) {
        images.delete(image);
        tellDeleted(repository, image, firstTag(image));
    }

    /** Takes a tag away from an image that has others. */
    void untag(Repository repository, Image image, String tag) {
        tags.delete(repository.id(), tag);
        tellDeleted(repository, image, tag);
    }

    private void tellDeleted(Repository repository, Image image, @Nullable String tag) {
        events.imageAction(repository.registry(), "DELETE", repository.name(), image.digest(), tag);
    }

    /** Puts an active image into the archive. */
    void archive(Repository repository, Image image) {
        images.archive(image.id(), clock.instant());
        tellMoved(repository, image, "ARCHIVE");
    }

    /** Brings an archived image back; ECR takes up to 20 minutes, the sandbox does it at once. */
    void restore(Repository repository, Image image) {
        images.activate(image, clock.instant());
        tellMoved(repository, image, "STANDARD");
    }

    private void tellMoved(Repository repository, Image image, String storageClass) {
        events.storageClassUpdated(
                repository.registry(),
                repository.name(),
                new Events.MovedImage(
                        image.digest(),
                        firstTag(image),
                        storageClass,
                        image.mediaType(),
                        image.artifactType(),
                        lastActivated(image, storageClass)));
    }

    private @Nullable Instant lastActivated(Image image, String storageClass) {
        return storageClass.equals("STANDARD") ? clock.instant() : image.activatedAt();
    }

    private static @Nullable String firstTag(Image image) {
        return image.tags().isEmpty() ? null : image.tags().getFirst();
    }
}
