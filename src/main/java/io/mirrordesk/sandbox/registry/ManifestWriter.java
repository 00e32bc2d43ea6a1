package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.NewImage;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Descriptor;
import io.mirrordesk.sandbox.upstream.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Stores a manifest as an image of a repository, with what DescribeImages says about it, and reads it back. */
final class ManifestWriter {

    private final Store store;

    ManifestWriter(Store store) {
        this.store = store;
    }

    Image write(Repository repository, Manifest manifest, Instant at) {
        NewImage image = new NewImage(
                manifest.digest(),
                manifest.mediaType(),
                manifest.artifactType().orElse(null),
                manifest.subject().orElse(null),
                manifest.children().stream().map(Descriptor::digest).toList(),
                size(repository, manifest),
                manifest.text().getBytes(StandardCharsets.UTF_8));
        return store.images().put(repository.id(), image, at);
    }

    /** The manifest of a stored image. */
    Manifest read(Image image) {
        byte[] content = store.images().manifest(image.digest());
        return new Manifest(image.digest(), image.mediaType(), new String(content, StandardCharsets.UTF_8));
    }

    /** Of an image the bytes of its blobs, of an index the largest of its images (model of ECR, {@code imageSizeInBytes}). */
    private long size(Repository repository, Manifest manifest) {
        if (manifest.isIndex()) {
            return manifest.children().stream()
                    .flatMap(child -> store.images().byDigest(repository.id(), child.digest()).stream())
                    .mapToLong(Image::size)
                    .max()
                    .orElse(manifest.size());
        }
        return manifest.blobs().stream().mapToLong(Descriptor::size).sum();
    }
}
