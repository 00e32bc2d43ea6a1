package io.mirrordesk.portal.lists;

import io.mirrordesk.observed.ListedImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image in a list.
 *
 * @param mirror prefix of its mirror, the first part of the repository's name; empty for none
 * @param kind last part of the message {@code image.…}: INDEX, IMAGE or ARTIFACT
 * @param type media type of what it is, for a title
 * @param lastPulledAt recorded by ECR at most daily
 */
public record ImageLine(
        String registry,
        String repository,
        String mirror,
        String digest,
        List<String> tags,
        String kind,
        String type,
        long sizeBytes,
        Instant pushedAt,
        @Nullable Instant lastPulledAt) {

    private static final List<String> INDEX = List.of("image.index", "manifest.list");

    /** What ECR calls an artifact that is a container image: the media type of its configuration. */
    private static final List<String> CONTAINER = List.of("oci.image.config", "docker.container.image");

    static ImageLine of(ListedImage listed) {
        String media = Optional.ofNullable(listed.image().mediaType()).orElse("");
        String artifact = Optional.ofNullable(listed.image().artifactType()).orElse("");
        return new ImageLine(
                listed.registry().toString(),
                listed.repository(),
                Optional.ofNullable(listed.mirror()).orElse(""),
                listed.image().digest(),
                listed.image().tags(),
                kind(media, artifact),
                artifact.isEmpty() ? media : artifact,
                listed.image().sizeBytes(),
                listed.image().pushedAt(),
                listed.image().lastPulledAt());
    }

    /** The repository's name without the mirror's prefix. */
    public String rest() {
        return mirror.isEmpty() || !repository.startsWith(mirror + "/")
                ? repository
                : repository.substring(mirror.length() + 1);
    }

    private static String kind(String media, String artifact) {
        if (INDEX.stream().anyMatch(media::contains)) {
            return "INDEX";
        }
        return artifact.isEmpty() || CONTAINER.stream().anyMatch(artifact::contains) ? "IMAGE" : "ARTIFACT";
    }
}
