package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;

/** Where a page of images ends: behind the image that was pushed then, and of those of the same instant behind this digest. */
record ImageCursor(Instant pushedAt, String digest) {

    private static final String BETWEEN = "_";

    static ImageCursor of(FatedImage image) {
        return new ImageCursor(image.facts().pushedAt(), image.facts().digest());
    }

    /** @throws InvalidInput when this list has not given it */
    static ImageCursor parse(String text) {
        String[] parts = text.split(BETWEEN, 2);
        try {
            return new ImageCursor(Instant.parse(parts[0]), parts[parts.length - 1]);
        } catch (DateTimeException invalid) {
            throw InvalidInput.at("cursor", "This is no cursor of this list. Begin at its first page.");
        }
    }

    boolean isBefore(FatedImage image) {
        int order = image.facts().pushedAt().compareTo(pushedAt);
        return order < 0 || (order == 0 && image.facts().digest().compareTo(digest) > 0);
    }

    @Override
    public String toString() {
        return pushedAt + BETWEEN + digest;
    }
}
