package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.ImageAges;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /_sandbox/images/age} says when images were pushed and last pulled, as {@link ImageAge} describes, and answers
 * {@code {"images": n}}.
 */
public final class ImageControl implements Control {

    private final Store store;
    private final ImageAges ages;
    private final Clock clock;

    public ImageControl(Store store, Clock clock) {
        this.store = store;
        this.ages = new ImageAges(store.database());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "images";
    }

    @Override
    public Map<String, String> show() {
        return Map.of("message", "POST to images/age says when images were pushed and last pulled.");
    }

    @Override
    public Map<String, Integer> change(String rest, ControlBody body) {
        if (!rest.equals("age")) {
            throw new BadControl("body", "POST to images/age: that is all there is to control about images.");
        }
        return Map.of("images", set(ImageAge.of(body, clock.instant())));
    }

    private int set(ImageAge age) {
        Repository repository = store.repositories()
                .find(new Registry(age.account(), age.region()), age.repository())
                .orElseThrow(() -> new BadControl("repository", "There is no such repository in this registry."));
        Optional<String> digest = digest(repository.id(), age);
        return store.database().write(() -> {
            int images = age.pushedAt()
                    .map(at -> ages.pushed(repository.id(), digest, at))
                    .orElse(0);
            return age.setsPull()
                    ? ages.pulled(repository.id(), digest, age.pulledAt().orElse(null))
                    : images;
        });
    }

    private Optional<String> digest(long repository, ImageAge age) {
        Optional<String> tagged = age.tag()
                .map(tag -> store.images()
                        .byTag(repository, tag)
                        .map(Image::digest)
                        .orElseThrow(() -> new BadControl("tag", "The repository has no such tag.")));
        Optional<String> named = age.digest()
                .map(digest -> store.images()
                        .byDigest(repository, digest)
                        .map(Image::digest)
                        .orElseThrow(() -> new BadControl("digest", "The repository has no such image.")));
        return tagged.or(() -> named);
    }
}
