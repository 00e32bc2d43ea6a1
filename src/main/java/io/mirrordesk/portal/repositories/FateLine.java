package io.mirrordesk.portal.repositories;

import io.mirrordesk.lifecycle.Fate;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Instant;

/**
 * What becomes of an image.
 *
 * @param look its look as a state: EXPIRES and ARCHIVES within 24 hours, UNSURE whether then, LATER, KEPT
 * @param sentence such as “Expires in 12 days by rule 2.”
 */
public record FateLine(String look, String sentence) {

    static FateLine of(Fate fate, Instant now) {
        return new FateLine(look(fate, now), fate.sentence(now));
    }

    private static String look(Fate fate, Instant now) {
        if (fate.isKept()) {
            return "KEPT";
        }
        if (!fate.isDue(now)) {
            return "LATER";
        }
        if (!fate.certain()) {
            return "UNSURE";
        }
        return fate.action() == Action.EXPIRE ? "EXPIRES" : "ARCHIVES";
    }
}
