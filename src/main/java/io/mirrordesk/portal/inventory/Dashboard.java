package io.mirrordesk.portal.inventory;

import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.request.RequestFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the dashboard shows.
 *
 * @param registry the one that is looked at; null for all
 * @param registries those that there are to look at
 * @param period {@code 30d}, {@code 90d} or {@code 1y}
 * @param syncs how far the inventory of each registry is that is looked at
 */
record Dashboard(
        @Nullable String registry,
        List<String> registries,
        String period,
        Summary summary,
        List<SyncState> syncs,
        List<Tile> tiles,
        Storage storage,
        Growth growth,
        Cold cold,
        List<Row> conformity,
        List<Row> costs,
        RequestFigures requests,
        ListLinks links) {

    /** Whether nothing is known yet. */
    public boolean isEmpty() {
        return summary.total().repositories() == 0;
    }

    /** Whether a registry was listed completely at least once. */
    public boolean isListed() {
        return syncs.stream().anyMatch(sync -> sync.syncedAt() != null);
    }

    public List<SyncState> failed() {
        return syncs.stream()
                .filter(sync -> sync.phase() == SyncState.Phase.FAILED)
                .toList();
    }
}
