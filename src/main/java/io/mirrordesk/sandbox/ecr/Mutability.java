package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.store.RepositorySettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ImageTagMutabilityExclusionFilter;

/** Tag mutability with its exclusion filters, as several operations take and give it. */
final class Mutability {

    private static final int MOST_WILDCARDS = 2;

    private Mutability() {}

    /** The settings with what a request says, which is checked; MUTABLE where it says nothing. */
    static RepositorySettings apply(
            RepositorySettings settings, @Nullable String mutability, List<ImageTagMutabilityExclusionFilter> filters) {
        String value = mutability == null ? settings.tagMutability() : mutability;
        Constraints.oneOf("imageTagMutability", value, ImageTagMutability.knownValues());
        Constraints.size("imageTagMutabilityExclusionFilters", filters, 0, 5);
        if (value.endsWith("_WITH_EXCLUSION") == filters.isEmpty()) {
            throw EcrErrors.broken(
                    "imageTagMutabilityExclusionFilters",
                    "ImageTagMutabilityExclusionFilters " + (filters.isEmpty() ? "can't" : "must")
                            + " be null when imageTagMutability is set as " + value);
        }
        return settings.withMutability(
                value, filters.stream().map(Mutability::checked).toList());
    }

    private static String checked(ImageTagMutabilityExclusionFilter filter) {
        Constraints.oneOf("filterType", String.valueOf(filter.filterTypeAsString()), List.of("WILDCARD"));
        String pattern = Constraints.pattern(
                "filter", Constraints.required("filter", filter.filter()), Constraints.EXCLUSION_FILTER);
        if (pattern.chars().filter(c -> c == '*').count() > MOST_WILDCARDS) {
            throw EcrErrors.broken("filter", "A filter can have at most two wildcards (*)");
        }
        return pattern;
    }

    /** The filters as answers have them; null for none, which leaves the member out. */
    static @Nullable List<ImageTagMutabilityExclusionFilter> filters(RepositorySettings settings) {
        return settings.exclusionFilters().isEmpty()
                ? null
                : settings.exclusionFilters().stream()
                        .map(filter -> ImageTagMutabilityExclusionFilter.builder()
                                .filterType("WILDCARD")
                                .filter(filter)
                                .build())
                        .toList();
    }
}
