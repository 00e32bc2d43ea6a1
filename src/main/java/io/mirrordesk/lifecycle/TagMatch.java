package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Selection;
import io.mirrordesk.lifecycle.LifecycleRule.TagStatus;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether an image's tags are those of a selection. Of a list, each pattern or prefix must be met by some tag of the image, not
 * necessarily by the same.
 */
final class TagMatch {

    private final TagStatus status;
    private final List<Wildcard> wanted;

    TagMatch(Selection selection) {
        this.status = selection.tagStatus();
        this.wanted = Stream.concat(
                        selection.tagPatterns().stream(),
                        selection.tagPrefixes().stream().map(prefix -> prefix + "*"))
                .map(Wildcard::new)
                .toList();
    }

    boolean matches(List<String> tags) {
        return switch (status) {
            case ANY -> true;
            case UNTAGGED -> tags.isEmpty();
            case TAGGED -> hasAll(tags);
        };
    }

    private boolean hasAll(List<String> tags) {
        for (Wildcard wildcard : wanted) {
            if (!wildcard.matchesAny(tags)) {
                return false;
            }
        }
        return true;
    }
}
