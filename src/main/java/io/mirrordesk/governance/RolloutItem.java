package io.mirrordesk.governance;

import io.mirrordesk.run.RunError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One repository of a roll-out.
 *
 * @param mirror the prefix of its mirror
 * @param before what it was when the roll-out began, as {@code GovernedRepositories} words it; null when it had not been read
 * @param expires images that expire because of it, known once it is taken up
 * @param attempts tries in vain
 * @param error why it failed, was set aside or was skipped; else null
 */
public record RolloutItem(
        String repository,
        String mirror,
        @Nullable String before,
        State state,
        long expires,
        int attempts,
        @Nullable RunError error,
        Instant updatedAt) {

    /** What became of it. */
    public enum State {
        PENDING,
        /** Taken up: its state may differ from the one before by the roll-out's own steps. */
        RUNNING,
        DONE,
        FAILED,
        /** Somebody has changed it since. */
        SET_ASIDE,
        /** It is gone, or the template does not govern it any more. */
        SKIPPED
    }
}
