package io.mirrordesk.portal.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody has to look after.
 *
 * @param kind last part of the message {@code attention.…}: FAILS, DRIFT, or how near a credential's end is: MONTH, WEEK, DAY, OVER
 * @param name of the mirror, credential or registry
 * @param link the page about it
 * @param day the last day of a credential's value
 * @param daysLeft until then; of drift, how many findings
 * @param why a mirror does not work
 */
public record AttentionLine(
        String kind,
        String name,
        String link,
        @Nullable LocalDate day,
        long daysLeft,
        @Nullable String why) {

    /** Whether something does not work already, or stops within a week. */
    public boolean isUrgent() {
        return !kind.equals("MONTH");
    }
}
