package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the inventory of a registry is.
 *
 * @param syncedAt when the registry was last listed completely; null before the first time
 * @param listed repositories listed by the current or last sync
 * @param read repositories that it has read in full
 * @param rulesUsed pull-through cache rules at the last complete listing
 * @param policyCharacters length of the registry policy then
 * @param error why the last sync ended early or what it could not read, in words; else null
 */
public record SyncState(
        RegistryId registry,
        Phase phase,
        @Nullable Instant startedAt,
        @Nullable Instant syncedAt,
        int listed,
        int read,
        int rulesUsed,
        int policyCharacters,
        @Nullable String error) {

    /** Where a sync stands. */
    public enum Phase {
        /** There was none yet. */
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        /** The registry exists in the inventory only: there is nothing in AWS to read. */
        GENERATED
    }

    static SyncState waiting(RegistryId registry) {
        return new SyncState(registry, Phase.WAITING, null, null, 0, 0, 0, 0, null);
    }
}
