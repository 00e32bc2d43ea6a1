package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code PUT} and {@code DELETE /v2/<name>/manifests/<reference>}. */
final class ManifestPush {

    /** {@code ImageManifest} in ECR's model. */
    private static final int LARGEST = 4_194_304;

    private final Store store;
    private final Guard guard;
    private final Creation creation;
    private final ManifestWriter writer;
    private final RegistryEvents events;
    private final Clock clock;

    ManifestPush(Store store, Guard guard, Creation creation, RegistryEvents events, Clock clock) {
        this.store = store;
        this.guard = guard;
        this.creation = creation;
        this.writer = new ManifestWriter(store);
        this.events = events;
        this.clock = clock;
    }

    void put(Call call) throws IOException {
        Repository repository = guard.writable(call.wanted(), Guard.PUT_IMAGE, creation);
        Manifest manifest = read(call);
        requireParts(repository, manifest);
        Optional<String> tag = Optional.of(call.reference()).filter(reference -> !Digests.isDigest(reference));
        store.database().write(() -> save(repository, manifest, tag));
        events.pushed(call.registry(), call.name(), manifest.digest(), tag.orElse(null));
        call.response().setStatus(201);
        call.response().setHeader("Location", "/v2/" + call.name() + "/manifests/" + manifest.digest());
        call.response().setHeader("Docker-Content-Digest", manifest.digest());
        manifest.subject().ifPresent(subject -> call.response().setHeader("OCI-Subject", subject));
    }

    /** By a tag only the tag goes, by a digest the image with its tags (OCI distribution specification, deleting). */
    void delete(Call call) {
        Repository repository = guard.require(call.wanted(), Guard.DELETE_IMAGE);
        if (Digests.isDigest(call.reference())) {
            deleteImage(call, repository);
        } else {
            ImageTags.Tag tag =
                    store.tags().find(repository.id(), call.reference()).orElseThrow(OciError::imageNotFound);
            store.tags().delete(repository.id(), tag.name());
            events.deleted(call.registry(), call.name(), tag.digest(), tag.name());
        }
        call.response().setStatus(202);
    }

    private void deleteImage(Call call, Repository repository) {
        Image image = store.images().byDigest(repository.id(), call.reference()).orElseThrow(OciError::imageNotFound);
        if (!store.images().indexesOf(repository.id(), image.digest()).isEmpty()) {
            throw new OciError(
                    400,
                    "UNSUPPORTED",
                    "Requested image referenced by manifest list: the list has to be deleted first");
        }
        store.images().delete(image);
        String tag = image.tags().isEmpty() ? null : image.tags().getFirst();
        events.deleted(call.registry(), call.name(), image.digest(), tag);
    }

    private static Manifest read(Call call) throws IOException {
        byte[] body = call.request().getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new OciError(413, "MANIFEST_INVALID", "The manifest is larger than 4 MiB");
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Manifest manifest = Manifest.of(mediaType(call), text, call.reference());
        boolean exact = Arrays.equals(body, text.getBytes(StandardCharsets.UTF_8));
        if (!exact || !manifest.isWellFormed()) {
            throw OciError.manifestInvalid("The image manifest or its media type is not valid");
        }
        if (Digests.isDigest(call.reference()) && !call.reference().equals(manifest.digest())) {
            throw OciError.digestInvalid("The image manifest does not have the digest '" + call.reference() + "'");
        }
        return manifest;
    }

    private static String mediaType(Call call) {
        @Nullable String header = call.request().getContentType();
        return header == null ? "" : header.replaceFirst(";.*", "").trim();
    }

    private void requireParts(Repository repository, Manifest manifest) {
        List<String> layers = digests(
                manifest.storedBlobs(),
                blob -> store.layers().size(repository.id(), blob).isEmpty());
        if (!layers.isEmpty()) {
            throw OciError.missing("MANIFEST_BLOB_UNKNOWN", "Layers", layers, repository);
        }
        List<String> images = digests(
                manifest.children(),
                child -> store.images().byDigest(repository.id(), child).isEmpty());
        if (!images.isEmpty()) {
            throw OciError.missing("MANIFEST_UNKNOWN", "Images", images, repository);
        }
    }

    private static List<String> digests(List<Descriptor> descriptors, Predicate<String> wanted) {
        return descriptors.stream()
                .map(Descriptor::digest)
                .distinct()
                .filter(wanted)
                .toList();
    }

    private void save(Repository repository, Manifest manifest, Optional<String> tag) {
        tag.ifPresent(name -> requireMovable(repository, name, manifest.digest()));
        Image image = writer.write(repository, manifest, clock.instant());
        tag.ifPresent(name -> store.tags().put(repository.id(), name, image.id(), null));
    }

    private void requireMovable(Repository repository, String tag, String digest) {
        boolean moves = store.tags()
                .find(repository.id(), tag)
                .filter(existing -> !existing.digest().equals(digest))
                .isPresent();
        if (moves && TagRules.isImmutable(repository.settings(), tag)) {
            throw new OciError(
                    400,
                    "TAG_INVALID",
                    "The image tag '" + tag + "' already exists in the '" + repository.name()
                            + "' repository and cannot be overwritten because the tag is immutable.");
        }
    }
}
