package io.mirrordesk.observed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole inventory in a few figures.
 *
 * @param asOf when the registry that was listed longest ago was last listed completely; null before the first time
 */
public record Summary(
        Figures total,
        List<Figures> byMirror,
        List<Figures> byTeam,
        List<Figures> byTemplate,
        @Nullable Instant asOf) {

    public Summary {
        byMirror = List.copyOf(byMirror);
        byTeam = List.copyOf(byTeam);
        byTemplate = List.copyOf(byTemplate);
    }

    /**
     * The figures of one group.
     *
     * @param name the mirror's prefix, the team or the template; null for repositories that have none, and for the total
     * @param unknown repositories that were not read yet or have no mirror
     */
    public record Figures(
            @Nullable String name,
            long repositories,
            long images,
            long sizeBytes,
            long conforming,
            long notConforming,
            long unknown) {}
}
