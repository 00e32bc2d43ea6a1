package io.mirrordesk.observed;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What would a policy do?
 *
 * @param before the policy that it would replace, to say what that one does; null for none
 * @param outcome which images are shown one by one; null for all on which the policy acts within 24 hours
 * @param limit how many of them, 0 to 200
 */
public record SimulationQuery(
        ImageSelection images,
        LifecyclePolicy policy,
        @Nullable LifecyclePolicy before,
        @Nullable Outcome outcome,
        int limit) {

    public static final int MAX_LIMIT = 200;

    /** What becomes of an image within 24 hours. */
    public enum Outcome {
        EXPIRE,
        ARCHIVE,
        KEEP;

        /** @param now when the fate was found */
        public static Outcome of(Fate fate, Instant now) {
            if (!fate.isDue(now)) {
                return KEEP;
            }
            return fate.action() == Action.EXPIRE ? EXPIRE : ARCHIVE;
        }
    }

    /** @throws InvalidInput when the limit is out of range */
    public SimulationQuery {
        if (limit < 0 || limit > MAX_LIMIT) {
            throw InvalidInput.at("limit", "A simulation shows 0 to " + MAX_LIMIT + " images, not " + limit + ".");
        }
    }

    boolean shows(Fate fate, Instant now) {
        Outcome found = Outcome.of(fate, now);
        return outcome == null ? found != Outcome.KEEP : found == outcome;
    }
}
