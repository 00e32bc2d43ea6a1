package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.Image;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageStatusFilter;
import software.amazon.awssdk.services.ecr.model.TagStatus;

/** The filters of lists of images. */
final class ImageFilters {

    private ImageFilters() {}

    /** By {@code tagStatus}: images without a filter, tagged ones, or untagged ones. */
    static Predicate<List<String>> tags(@Nullable String tagStatus) {
        String status = Objects.requireNonNullElse(tagStatus, "ANY");
        Constraints.oneOf("tagStatus", status, TagStatus.knownValues());
        return tags -> status.equals("ANY") || status.equals("UNTAGGED") == tags.isEmpty();
    }

    /** By {@code imageStatus}: active ones if nothing else is said. No image is ever on its way out of the archive. */
    static Predicate<Image> status(@Nullable String imageStatus) {
        String status = Objects.requireNonNullElse(imageStatus, "ACTIVE");
        Constraints.oneOf("imageStatus", status, ImageStatusFilter.knownValues());
        return image -> status.equals("ANY") || status.equals(statusOf(image));
    }

    /** ECR's {@code ImageStatus}. */
    static String statusOf(Image image) {
        return image.isArchived() ? "ARCHIVED" : "ACTIVE";
    }
}
