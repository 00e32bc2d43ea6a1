package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.ImageAges;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.wire.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /_sandbox/images/age} says when images were pushed and last pulled, as {@link ImageAge} describes, and answers
 * {@code {"images": n}}. Only callers on this machine are answered.
 */
public final class ImageAgeRoute implements Route {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Store store;
    private final ImageAges ages;
    private final SandboxClock clock;

    public ImageAgeRoute(Store store, SandboxClock clock) {
        this.store = store;
        this.ages = new ImageAges(store.database());
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return "/_sandbox/images/age";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            answer(response, 403, Map.of("message", "The sandbox's controls answer callers on this machine only."));
        } else if (!request.getMethod().equals("POST")) {
            answer(response, 405, Map.of("message", "Send the images and their age by POST. See docs/sandbox.md."));
        } else {
            set(request, response);
        }
    }

    private void set(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ImageAge age = ImageAge.parse(MAPPER.readTree(request.getInputStream()), clock.instant());
            answer(response, 200, Map.of("images", set(age)));
        } catch (ImageAge.BadField bad) {
            answer(response, 400, Map.of("field", bad.field(), "message", bad.sentence()));
        } catch (JacksonException e) {
            answer(response, 400, Map.of("message", "The body is not JSON."));
        }
    }

    private int set(ImageAge age) {
        Repository repository = store.repositories()
                .find(new Registry(age.account(), age.region()), age.repository())
                .orElseThrow(
                        () -> new ImageAge.BadField("repository", "There is no such repository in this registry."));
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
                        .orElseThrow(() -> new ImageAge.BadField("tag", "The repository has no such tag.")));
        Optional<String> named = age.digest()
                .map(digest -> store.images()
                        .byDigest(repository, digest)
                        .map(Image::digest)
                        .orElseThrow(() -> new ImageAge.BadField("digest", "The repository has no such image.")));
        return tagged.or(() -> named);
    }

    private static void answer(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(body));
    }
}
