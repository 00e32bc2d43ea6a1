package io.mirrordesk.observed.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole inventory, or one registry of it, in figures that were all counted in one moment. Groups are in the order of their
 * size.
 *
 * @param asOf when the registry that was listed longest ago had last been listed completely; null before the first time
 * @param countedAt when the figures were counted; null before the first time
 * @param pricePerGbMonth what the costs are computed with, in USD
 */
public record Summary(
        Figures total,
        List<Figures> byMirror,
        List<Figures> byTeam,
        List<Figures> byTemplate,
        @Nullable Instant asOf,
        @Nullable Instant countedAt,
        BigDecimal pricePerGbMonth) {

    public Summary {
        byMirror = List.copyOf(byMirror);
        byTeam = List.copyOf(byTeam);
        byTemplate = List.copyOf(byTemplate);
    }
}
