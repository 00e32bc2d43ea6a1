package io.mirrordesk.sandbox.lifecycle;

import java.util.List;
import java.util.function.Predicate;

/** One rule of a lifecycle policy; what is optional in the text has its default here. The words are the text's own. */
record LifecycleRule(
        int priority,
        String tagStatus,
        List<String> prefixes,
        List<String> patterns,
        StorageClass storageClass,
        String countType,
        String countUnit,
        long countNumber,
        String action,
        String targetStorageClass) {

    /** The tagging requirements: of a list, each entry has to fit some tag of the image. */
    Predicate<List<String>> tagging() {
        List<TagPattern> compiled = patterns.stream().map(TagPattern::new).toList();
        return switch (tagStatus) {
            case "any" -> tags -> true;
            case "untagged" -> List::isEmpty;
            default ->
                tags -> prefixes.stream().allMatch(prefix -> tags.stream().anyMatch(tag -> tag.startsWith(prefix)))
                        && compiled.stream().allMatch(pattern -> tags.stream().anyMatch(pattern::matches));
        };
    }

    boolean transitions() {
        return action.equals("transition");
    }
}
