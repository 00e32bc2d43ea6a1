package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the inventory of a registry is. A sync lists all repositories, and then a pass reads each of them once.
 *
 * @param stage what is under way, or was when the sync ended early; null before the first one
 * @param startedAt since when the sync is under way, or when the last one began
 * @param syncedAt when the registry was last listed completely; null before the first time
 * @param expected how many repositories were known when the listing began
 * @param listed repositories listed by the current or last sync
 * @param toRead repositories that the pass reads, those that it has read included
 * @param read repositories that it has read in full
 * @param unreadable repositories that it could not read; what was known of them stays
 * @param expectedEnd when the pass ends at its present pace; null unless one is under way
 * @param rulesUsed pull-through cache rules when they were last read
 * @param policyCharacters length of the registry policy then
 * @param error why the last sync ended early or what it could not read, in words; else null
 */
public record SyncState(
        RegistryId registry,
        Phase phase,
        @Nullable Stage stage,
        @Nullable Instant startedAt,
        @Nullable Instant syncedAt,
        int expected,
        int listed,
        int toRead,
        int read,
        int unreadable,
        @Nullable Instant expectedEnd,
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

    /** What a sync does. */
    public enum Stage {
        LISTING,
        READING
    }

    static SyncState waiting(RegistryId registry) {
        return new SyncState(registry, Phase.WAITING, null, null, null, 0, 0, 0, 0, 0, null, 0, 0, null);
    }

    static @Nullable Instant end(Instant movedAt, int left, double perSecond) {
        return left <= 0 || perSecond <= 0
                ? null
                : movedAt.plus(Duration.ofMillis(Math.round(1000 * left / perSecond)));
    }
}
