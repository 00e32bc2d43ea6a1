package io.mirrordesk.observed.web;

import io.mirrordesk.observed.figures.Figures;
import io.mirrordesk.observed.figures.GrowthPoint;
import io.mirrordesk.observed.figures.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures as the API gives them, with how they grew. */
record SummaryJson(
        Figures total,
        List<Figures> byMirror,
        List<Figures> byTeam,
        List<Figures> byTemplate,
        @Nullable Instant asOf,
        @Nullable Instant countedAt,
        BigDecimal pricePerGbMonth,
        List<GrowthPoint> growth) {

    static SummaryJson of(Summary summary, List<GrowthPoint> growth) {
        return new SummaryJson(
                summary.total(),
                summary.byMirror(),
                summary.byTeam(),
                summary.byTemplate(),
                summary.asOf(),
                summary.countedAt(),
                summary.pricePerGbMonth(),
                growth);
    }
}
