package io.mirrordesk.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list.
 *
 * @param title what is asked, in words
 * @param risk the plan's: SAFE, REPLACES or DESTROYS
 * @param at when it reached its state
 * @param why why it was rejected or failed
 */
public record RequestLine(
        long id,
        String title,
        String state,
        String risk,
        String requester,
        String team,
        int steps,
        Instant at,
        @Nullable String why) {}
