package io.mirrordesk.portal.requests;

import io.mirrordesk.governance.RolloutView;
import io.mirrordesk.portal.view.PullCommands;
import io.mirrordesk.portal.view.TimelineEvent;
import io.mirrordesk.request.PolicyForecast;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one request.
 *
 * @param policies what the plan makes of registry policies; empty once it is decided
 * @param stale whether it is known that the plan has changed since it was made
 * @param planChange set after an attempt to approve a plan that had moved
 * @param versions how the two versions of a template differ; null for every other request
 * @param rollouts how far the roll-out is in each registry; none before it begins, and for every other request
 * @param solo whether an own request may be decided because there is no second approver
 * @param live whether the page asks again every two seconds
 */
public record RequestPage(
        long id,
        String title,
        String kind,
        String state,
        String requester,
        String team,
        String reason,
        Instant createdAt,
        List<String> registries,
        @Nullable String prefix,
        @Nullable Long mirrorId,
        JointPlanView plan,
        List<RequestPart> parts,
        List<PolicyForecast> policies,
        List<UpstreamAccess> upstreams,
        boolean stale,
        @Nullable PlanChange planChange,
        @Nullable TemplateChange versions,
        List<RolloutView> rollouts,
        List<PullLine> pulls,
        List<PullCommands> commands,
        List<ApprovalLine> approvals,
        List<Check> checks,
        List<TimelineEvent> history,
        Allowed allowed,
        boolean solo,
        boolean live) {

    private static final Set<String> FINAL = Set.of("REJECTED", "WITHDRAWN", "ROLLED_BACK");

    /** What ended the request without a mirror: one event, or none. */
    public List<TimelineEvent> verdict() {
        return history.reversed().stream()
                .filter(event -> FINAL.contains(state) && event.kind().equals(state))
                .limit(1)
                .toList();
    }

    /** Whether a run has been started in any of its registries. */
    public boolean isDecided() {
        return parts.stream().anyMatch(part -> part.run() != null);
    }

    /** How many images are there. */
    public long warm() {
        return pulls.stream().filter(pull -> pull.state().equals("WARM")).count();
    }
}
