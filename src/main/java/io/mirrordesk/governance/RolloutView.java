package io.mirrordesk.governance;

import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a template on its way to the repositories that exist.
 *
 * @param request the request whose decision it rests on
 * @param cause why it stopped; null unless it has
 * @param reason the same in a whole sentence; null unless it was stopped
 * @param mayExpire how many images may expire because of it
 * @param expired how many the repositories until now have let expire, or let expire within 24 hours: an upper bound
 * @param counts of its repositories
 * @param endedAt null while it is under way
 */
public record RolloutView(
        long id,
        RegistryId registry,
        String template,
        int version,
        long request,
        State state,
        @Nullable Cause cause,
        @Nullable String reason,
        long mayExpire,
        long expired,
        Counts counts,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    /** How it stands. */
    public enum State {
        RUNNING,
        /** A person holds it; it can be resumed. */
        PAUSED,
        /** What it has not come to stays as it is. */
        STOPPED,
        DONE
    }

    /** Why it stopped. */
    public enum Cause {
        PERSON,
        /** Too many repositories failed; it can be resumed. */
        FAILURES,
        /** More images would have expired than was decided. */
        BOUND,
        /** There is a newer version of the template. */
        REPLACED
    }

    /**
     * Repositories.
     *
     * @param setAside changed by somebody since the roll-out began, and left alone
     * @param skipped gone, or no longer governed by the template
     */
    public record Counts(long total, long done, long failed, long setAside, long skipped) {

        /** Those that it has yet to come to. */
        public long waiting() {
            return total - settled();
        }

        /** Those that it has come to, whatever became of them. */
        public long settled() {
            return done + failed + setAside + skipped;
        }
    }

    /** Whether it is on its way, or is held and can go on. */
    public boolean isUnderWay() {
        return state == State.RUNNING || state == State.PAUSED;
    }

    public boolean isResumable() {
        return state == State.PAUSED || state == State.STOPPED && cause == Cause.FAILURES;
    }

    /** Whether what failed or was set aside can be taken up again. */
    public boolean isRetryable() {
        return (state == State.DONE || isResumable()) && counts.failed() + counts.setAside() > 0;
    }

    /** As audit records name its subject. */
    String subject() {
        return "template:" + template;
    }
}
