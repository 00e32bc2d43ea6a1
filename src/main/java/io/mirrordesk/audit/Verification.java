package io.mirrordesk.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether the log is what was written.
 *
 * @param records how many sealed records were checked
 * @param head the hash of the last sealed record; null for an empty log
 * @param firstBroken sequence of the first seal that does not hold, or null
 * @param reason what is broken, as a sentence; null if nothing is
 * @param unsealed how many records wait for their seal
 */
public record Verification(
        boolean valid,
        long records,
        @Nullable String head,
        @Nullable Long firstBroken,
        @Nullable String reason,
        long unsealed) {}
