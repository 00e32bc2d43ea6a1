package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what becomes of an image. */
final class FateSentence {

    private FateSentence() {}

    static String of(Fate fate, Instant now) {
        Instant at = fate.at();
        return at == null ? kept(fate) : acts(fate, at, now);
    }

    private static String kept(Fate fate) {
        return switch (fate.reason()) {
            case NO_RULE -> "Kept: no rule looks at it.";
            case RULE -> "Kept by rule " + fate.rule() + place(fate.place()) + ".";
            case INDEX -> "Kept with its index.";
            case SUBJECT -> "Kept with the image it is about.";
            case RESTORING -> "Kept: it is being restored from the archive.";
        };
    }

    private static String place(Fate.@Nullable Place place) {
        return place == null ? "" : ": it is number " + place.number() + " of the newest " + place.kept();
    }

    private static String acts(Fate fate, Instant at, Instant now) {
        String when = fate.isDue(now) ? " within 24 hours" : " in " + days(Duration.between(now, at));
        String unless = fate.certain() ? "" : ", unless it belongs to an index";
        return verb(fate.action()) + when + " by rule " + fate.rule() + with(fate.reason()) + unless + ".";
    }

    private static String with(Fate.Reason reason) {
        return switch (reason) {
            case INDEX -> ", with its index";
            case SUBJECT -> ", with the image it is about";
            case RULE, NO_RULE, RESTORING -> "";
        };
    }

    private static String verb(@Nullable Action action) {
        return action == Action.TRANSITION ? "Is archived" : "Expires";
    }

    /** Begun days count as whole ones: what is due in an hour is due “in 1 day”. */
    private static String days(Duration left) {
        long days = left.plusDays(1).minusNanos(1).toDays();
        return days + (days == 1 ? " day" : " days");
    }
}
