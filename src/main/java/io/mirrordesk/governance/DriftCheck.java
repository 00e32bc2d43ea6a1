package io.mirrordesk.governance;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the comparison of a registry with what is desired is.
 *
 * @param state WAITING before the first one, RUNNING while one was asked for and has not ended, else DONE
 * @param beganAt when the last one began; null before the first one
 * @param checkedAt when the last one began that could read everything; null before it
 * @param error what the last one could not read and why, in words; else null
 */
public record DriftCheck(
        RegistryId registry,
        State state,
        @Nullable Instant beganAt,
        @Nullable Instant checkedAt,
        @Nullable String error) {

    /** Where a check stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE
    }

    static DriftCheck waiting(RegistryId registry) {
        return new DriftCheck(registry, State.WAITING, null, null, null);
    }
}
