package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Image;
import io.mirrordesk.sandbox.store.Repository;
import io.mirrordesk.sandbox.store.RepositorySettings;
import io.mirrordesk.sandbox.store.Store;
import io.mirrordesk.sandbox.upstream.Manifest;
import java.time.Instant;

/** What a push by the ECR API has in common with a push to {@code /v2/}. */
public final class ImagePush {

    private final ManifestWriter writer;

    public ImagePush(Store store) {
        this.writer = new ManifestWriter(store);
    }

    /** Stores a manifest as an image; one that is there already stays as it is, and comes back from the archive. */
    public Image write(Repository repository, Manifest manifest, Instant at) {
        return writer.write(repository, manifest, at);
    }

    /** Whether a tag, once it is there, may not be given to another image. */
    public static boolean isImmutable(RepositorySettings settings, String tag) {
        return TagRules.isImmutable(settings, tag);
    }
}
