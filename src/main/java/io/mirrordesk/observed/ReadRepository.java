package io.mirrordesk.observed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mirrordesk.aws.ImageSummary;
import io.mirrordesk.aws.RepositoryDetails;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.oci.Digest;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.Conformity;
import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.StepKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was read of one repository beyond its listing, as the row's columns.
 *
 * @param conforms null when no mirror says what the repository should be
 */
record ReadRepository(
        @Nullable Boolean conforms,
        List<Finding> findings,
        Map<String, String> tags,
        @Nullable String lifecyclePolicy,
        @Nullable String repositoryPolicy,
        int images,
        long sizeBytes,
        @Nullable Instant lastPushedAt,
        @Nullable Instant lastPulledAt,
        @JsonIgnore List<Image> imageRows) {

    /** An image; the order is that of the insert's columns. */
    record Image(
            Digest digest,
            @Nullable String mediaType,
            @Nullable String artifactType,
            long sizeBytes,
            Instant pushedAt,
            @Nullable Instant lastPulledAt,
            List<String> tags) {

        static Image of(ImageSummary image) {
            return new Image(
                    image.digest(),
                    image.mediaType(),
                    image.artifactType(),
                    image.sizeBytes(),
                    image.pushedAt(),
                    image.lastRecordedPullTime(),
                    image.tags());
        }
    }

    static ReadRepository of(RepositoryDetails details, List<ImageSummary> images, Optional<ManagedMirror> mirror) {
        Optional<Conformity> conformity = mirror.map(covering -> conformity(details, covering));
        return new ReadRepository(
                conformity.map(Conformity::conforms).orElse(null),
                conformity.map(Conformity::findings).orElse(List.of()),
                details.tags(),
                details.lifecyclePolicy(),
                details.repositoryPolicy(),
                images.size(),
                images.stream().mapToLong(ImageSummary::sizeBytes).sum(),
                latest(images, ImageSummary::pushedAt),
                latest(images, ImageSummary::lastRecordedPullTime),
                images.stream().map(Image::of).toList());
    }

    private static Conformity conformity(RepositoryDetails details, ManagedMirror mirror) {
        return details.resource()
                .map(observed -> Conformity.of(
                        observed,
                        new Blueprint(mirror.definition())
                                .repository(details.summary().name())))
                .orElseGet(() -> foreignMutability(details.summary().tagMutability()));
    }

    private static Conformity foreignMutability(String mutability) {
        String sentence =
                "Tags are " + mutability + ", which templates do not set. Set the repository to MUTABLE or IMMUTABLE"
                        + " in AWS; it is compared again at the next reading.";
        return new Conformity(List.of(new Finding(StepKind.PUT_TAG_MUTABILITY.toString(), sentence)));
    }

    private static @Nullable Instant latest(
            List<ImageSummary> images, Function<ImageSummary, @Nullable Instant> instant) {
        return images.stream()
                .flatMap(image -> Stream.ofNullable(instant.apply(image)))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
