package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.access.Wildcard;
import io.mirrordesk.sandbox.store.RepositorySettings;

/** Whether a tag may move (ECR's {@code imageTagMutability} and its exclusion filters). */
final class TagRules {

    private TagRules() {}

    static boolean isImmutable(RepositorySettings settings, String tag) {
        boolean excluded = settings.exclusionFilters().stream().anyMatch(filter -> Wildcard.matches(filter, tag));
        return switch (settings.tagMutability()) {
            case "IMMUTABLE" -> true;
            case "IMMUTABLE_WITH_EXCLUSION" -> !excluded;
            case "MUTABLE_WITH_EXCLUSION" -> excluded;
            default -> false;
        };
    }
}
