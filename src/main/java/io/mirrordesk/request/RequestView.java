package io.mirrordesk.request;

import io.mirrordesk.plan.ChangeSet;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Risk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands.
 *
 * @param title what is asked, in a line
 * @param changes what it asks for, the same in each of its registries
 * @param plan the plan that a decision would bind
 * @param stale whether it is known that AWS would take another plan by now
 * @param proof null when no credential was filed
 * @param runId the run that began last, null before it starts
 * @param outcome why it was rejected or failed, else null
 * @param rolledBack whether what its run did is undone, which is final
 */
public record RequestView(
        long id,
        RequestState state,
        String title,
        String requester,
        String team,
        String reason,
        List<ChangeSet> changes,
        JointPlan plan,
        String planHash,
        boolean stale,
        Risk risk,
        @Nullable Proof proof,
        @Nullable Long runId,
        @Nullable String outcome,
        boolean rolledBack,
        Instant createdAt,
        Instant updatedAt) {

    /** What it asks for, in its first registry. */
    public ChangeSet change() {
        return changes.getFirst();
    }

    public List<RegistryId> registries() {
        return changes.stream().map(ChangeSet::registry).toList();
    }
}
