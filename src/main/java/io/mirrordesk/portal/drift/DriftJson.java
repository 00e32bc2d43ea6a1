package io.mirrordesk.portal.drift;

import io.mirrordesk.governance.Acceptance;
import io.mirrordesk.governance.DriftFinding;
import io.mirrordesk.observed.ForeignChange;
import io.mirrordesk.plan.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finding of drift as the API shows it.
 *
 * @param mirror prefix of the mirror that it belongs to; null for a credential's secret
 * @param observed null where nothing is
 * @param foundAt when a check saw it first; {@code seenAt} when one saw it last
 * @param unread why the last check could not read it; null when it could
 * @param changedBy who is known to have changed it; null when no event tells
 * @param half the request whose run changed it and has not come to its end; null for none
 * @param changes what others are known to have done to it, the oldest first; only of a single finding
 * @param acceptance whether it can become the desired state, and by which request; only of a single finding
 * @param repairedBy the request that brought it back; null while it is open, or nobody asked the portal
 */
record DriftJson(
        long id,
        String registry,
        String subject,
        Difference.Kind kind,
        @Nullable String mirror,
        @Nullable String credential,
        JsonNode desired,
        @Nullable JsonNode observed,
        Instant foundAt,
        Instant seenAt,
        @Nullable String unread,
        @Nullable ForeignChange changedBy,
        @Nullable Long half,
        List<ForeignChange> changes,
        @Nullable Acceptance acceptance,
        boolean repairable,
        @Nullable Instant closedAt,
        @Nullable Long repairedBy) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static DriftJson of(DriftFinding finding, List<ForeignChange> changes, @Nullable Acceptance acceptance) {
        return new DriftJson(
                finding.id(),
                finding.registry().toString(),
                finding.subject().toString(),
                finding.kind(),
                finding.mirror(),
                finding.credential(),
                JSON.readTree(finding.desired()),
                finding.observed() == null ? null : JSON.readTree(finding.observed()),
                finding.foundAt(),
                finding.seenAt(),
                finding.unread(),
                finding.change(),
                finding.half(),
                changes,
                acceptance,
                finding.isRepairable(),
                finding.closedAt(),
                finding.repairedBy());
    }
}
