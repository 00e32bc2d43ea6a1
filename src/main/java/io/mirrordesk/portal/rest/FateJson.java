package io.mirrordesk.portal.rest;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an image.
 *
 * @param outcome {@code KEEP}, {@code EXPIRE} or {@code ARCHIVE}, now or later
 * @param at from when on; null if it is kept
 * @param rule the priority of the rule that decides; null where none looks at the image
 * @param certain false where the image stays if it belongs to an index whose manifest was not read
 * @param sentence the same in words
 */
record FateJson(
        String outcome,
        @Nullable Instant at,
        @Nullable Integer rule,
        Fate.Reason reason,
        boolean certain,
        String sentence) {

    static FateJson of(Fate fate, Instant now) {
        return new FateJson(
                outcome(fate.action()), fate.at(), fate.rule(), fate.reason(), fate.certain(), fate.sentence(now));
    }

    private static String outcome(@Nullable Action action) {
        if (action == null) {
            return "KEEP";
        }
        return action == Action.EXPIRE ? "EXPIRE" : "ARCHIVE";
    }
}
