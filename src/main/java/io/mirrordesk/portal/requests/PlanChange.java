package io.mirrordesk.portal.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the plan moved since it was read. */
public record PlanChange(String oldHash, String newHash, List<Difference> differences) {

    /**
     * @param change ADDED, REMOVED or CHANGED
     * @param title the step in words
     */
    public record Difference(
            String change,
            String title,
            @Nullable String before,
            @Nullable String after) {}
}
