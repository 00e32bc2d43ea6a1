package io.mirrordesk.request.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a request.
 *
 * @param kind last part of the message {@code timeline.…}, such as FILED
 * @param detail what the sentence names, such as a hash
 * @param said the person's own words
 */
public record TimelineEvent(
        Instant at,
        String actor,
        String kind,
        @Nullable String detail,
        @Nullable String said) {}
