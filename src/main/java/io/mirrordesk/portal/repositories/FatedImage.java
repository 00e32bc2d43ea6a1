package io.mirrordesk.portal.repositories;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.ImageFacts;
import io.mirrordesk.observed.KnownImage;
import org.jspecify.annotations.Nullable;

/** An image with what becomes of it; null where the repository has no policy that could be read. */
record FatedImage(KnownImage image, @Nullable Fate fate) {

    ImageFacts facts() {
        return image.facts();
    }
}
