package io.mirrordesk.portal.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search.
 *
 * @param q as it was typed
 * @param corrected what is shown instead, because nothing is called as it was typed; null where that was not needed
 * @param hint why nothing could be looked for, in a sentence; null where something was
 * @param groups those in which something was found; one with an exact match first
 */
public record SearchResult(
        String q, @Nullable String corrected, @Nullable String hint, List<Group> groups) {

    public SearchResult {
        groups = List.copyOf(groups);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
