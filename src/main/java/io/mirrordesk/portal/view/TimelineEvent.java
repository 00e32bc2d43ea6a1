package io.mirrordesk.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the order it did.
 *
 * @param actor who did it; null where the portal did
 * @param kind last part of the message {@code timeline.…}, such as FILED
 * @param detail what the sentence names, such as a hash
 * @param said the person's own words
 */
public record TimelineEvent(
        Instant at,
        @Nullable String actor,
        String kind,
        @Nullable String detail,
        @Nullable String said) {}
