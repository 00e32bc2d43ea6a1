package io.mirrordesk.portal.drift;

import io.mirrordesk.observed.ForeignChange;
import io.mirrordesk.portal.view.DriftRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one finding of drift.
 *
 * @param mirror id of the mirror that it belongs to; null for none
 * @param credential id of the credential whose secret it is; null for none
 * @param desired JSON
 * @param observed JSON; null where nothing is
 * @param closedAt when it was as desired again; null while it is not
 * @param repairedBy the request that brought it back; null for none
 * @param changes what others are known to have done to it, the oldest first
 * @param acceptLink the form that makes what was found the desired state; null when it cannot be
 * @param whyNot why it cannot; null when it can
 * @param mayFile whether the person who looks may ask for anything
 */
record FindingPage(
        DriftRow row,
        @Nullable Long mirror,
        @Nullable Long credential,
        String desired,
        @Nullable String observed,
        Instant seenAt,
        @Nullable Instant closedAt,
        @Nullable Long repairedBy,
        List<ForeignChange> changes,
        @Nullable String acceptLink,
        @Nullable String whyNot,
        boolean mayFile) {}
