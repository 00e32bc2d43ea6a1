package io.mirrordesk.observed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much what a page shows can be trusted.
 *
 * @param sync of the registry, or, for a page about all of them, of the one that is worst off
 * @param overdue whether two syncs have not come: what is shown is older than it should be
 */
public record Freshness(SyncState sync, boolean overdue) {

    /** When the registry was last listed completely; null before the first time. */
    public @Nullable Instant asOf() {
        return sync.syncedAt();
    }

    /** Whether the answer will be another one soon. */
    public boolean isMoving() {
        return sync.phase() == SyncState.Phase.RUNNING || sync.phase() == SyncState.Phase.WAITING;
    }

    /** Whether there is something in AWS to read. */
    public boolean isInAws() {
        return sync.phase() != SyncState.Phase.GENERATED;
    }
}
