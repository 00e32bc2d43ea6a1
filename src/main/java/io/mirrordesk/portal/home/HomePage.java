package io.mirrordesk.portal.home;

import io.mirrordesk.portal.view.RequestLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures and lists below the ask box.
 *
 * @param conforming repositories that conform to their template
 * @param waitingTotal requests under review
 * @param asOf when the inventory was last read
 * @param waiting the first few that wait for this person
 * @param mayDecide whether this person decides about requests
 */
public record HomePage(
        int rulesUsed,
        int rulesLimit,
        long repositories,
        long conforming,
        long waitingTotal,
        @Nullable Instant asOf,
        List<RequestLine> waiting,
        List<RequestLine> mine,
        long mineTotal,
        boolean mayDecide) {}
