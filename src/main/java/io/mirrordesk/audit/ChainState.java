package io.mirrordesk.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where the chain of seals stands, without recomputing it.
 *
 * @param records how many records are sealed
 * @param unsealed how many wait for their seal
 * @param head hash of the newest sealed record, or null for an empty log
 */
public record ChainState(
        long records, long unsealed, @Nullable String head) {}
