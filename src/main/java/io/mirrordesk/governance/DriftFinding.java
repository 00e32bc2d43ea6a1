package io.mirrordesk.governance;

import io.mirrordesk.observed.ForeignChange;
import io.mirrordesk.plan.Difference;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subject that is not as it is desired.
 *
 * @param mirror prefix of the mirror that it belongs to; null for a credential's secret
 * @param credential whose secret it is, or that its mirror uses; null for none
 * @param desired JSON
 * @param observed JSON of what is there; null where nothing is
 * @param foundAt when a check saw it first
 * @param seenAt when a check saw it last
 * @param unread why the last check could not read it, so that this is older than it should be; null when it could
 * @param change who is known to have changed it; null when no event tells
 * @param half the request whose run changed it last and has not come to its end: failed or cancelled, and not undone; null for none
 * @param closedAt when it was as desired again; null while it is not
 * @param repairedBy the request that brought it back, or made it the desired state; null when nobody asked the portal
 */
public record DriftFinding(
        long id,
        RegistryId registry,
        Subject subject,
        Difference.Kind kind,
        @Nullable String mirror,
        @Nullable String credential,
        String desired,
        @Nullable String observed,
        Instant foundAt,
        Instant seenAt,
        @Nullable String unread,
        @Nullable ForeignChange change,
        @Nullable Long half,
        @Nullable Instant closedAt,
        @Nullable Long repairedBy) {

    /** Whether a request of kind {@code REPAIR_DRIFT} can bring it back: a secret's value is gone with it. */
    public boolean isRepairable() {
        return isOpen() && subject.type() != Subject.Type.SECRET;
    }

    /** Whether it is still so, as far as is known. */
    public boolean isOpen() {
        return closedAt == null;
    }
}
