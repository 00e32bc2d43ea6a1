package io.mirrordesk.portal.home;

import io.mirrordesk.portal.view.AttentionLine;
import io.mirrordesk.portal.view.RequestLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures and lists below the ask box.
 *
 * @param notConforming repositories that are not as their template says
 * @param waitingTotal requests under review
 * @param asOf when the inventory was last read
 * @param waiting the first few that wait for this person
 * @param waitingCount how many do
 * @param mayDecide whether this person decides about requests
 * @param attention what somebody has to look after
 */
public record HomePage(
        int rulesUsed,
        int rulesLimit,
        long repositories,
        long notConforming,
        long waitingTotal,
        @Nullable Instant asOf,
        List<RequestLine> waiting,
        long waitingCount,
        List<RequestLine> mine,
        long mineTotal,
        boolean mayDecide,
        List<AttentionLine> attention) {}
