package io.mirrordesk.portal.repositories;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which images of a repository are listed. */
enum ImageView {
    ALL,
    TAGGED,
    UNTAGGED,
    /** Those on which the lifecycle policy acts within 24 hours. */
    GOING;

    /** One that is not known shows all. */
    static ImageView parse(@Nullable String word) {
        return Arrays.stream(values())
                .filter(view -> view.word().equals(word))
                .findFirst()
                .orElse(ALL);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean shows(FatedImage image, RepositoryImages images) {
        return switch (this) {
            case ALL -> true;
            case TAGGED -> !image.facts().tags().isEmpty();
            case UNTAGGED -> image.facts().tags().isEmpty();
            case GOING -> images.isGoing(image);
        };
    }
}
