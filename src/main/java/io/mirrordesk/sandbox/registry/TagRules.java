package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.RepositorySettings;
import java.util.regex.Pattern;

/** Whether a tag may move (ECR's {@code imageTagMutability} and its exclusion filters). */
final class TagRules {

    private TagRules() {}

    static boolean isImmutable(RepositorySettings settings, String tag) {
        boolean excluded = settings.exclusionFilters().stream().anyMatch(filter -> matches(filter, tag));
        return switch (settings.tagMutability()) {
            case "IMMUTABLE" -> true;
            case "IMMUTABLE_WITH_EXCLUSION" -> !excluded;
            case "MUTABLE_WITH_EXCLUSION" -> excluded;
            default -> false;
        };
    }

    /** {@code *} stands for any characters. */
    private static boolean matches(String filter, String tag) {
        String pattern = "\\Q" + filter.replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.matches(pattern, tag);
    }
}
