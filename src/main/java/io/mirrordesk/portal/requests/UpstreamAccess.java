package io.mirrordesk.portal.requests;

import io.mirrordesk.oci.Upstream;
import io.mirrordesk.oci.Upstreams;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.policy.EcrUpstreamPolicies;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What others have to set so that a planned rule can cache another ECR registry.
 *
 * @param role null where the rule has none
 */
public record UpstreamAccess(
        String registry, String upstreamUrl, @Nullable String role, EcrUpstreamPolicies policies) {

    /** One for each rule that the plan makes or changes and whose upstream is an ECR registry. */
    static List<UpstreamAccess> of(JointPlan joint) {
        return joint.plans().stream().flatMap(UpstreamAccess::of).toList();
    }

    private static Stream<UpstreamAccess> of(Plan plan) {
        return plan.rules().stream()
                .filter(rule -> Upstreams.byKey(rule.upstream())
                        .filter(upstream -> upstream.credential() == Upstream.Credential.ROLE)
                        .isPresent())
                .map(rule -> new UpstreamAccess(
                        plan.registry().toString(),
                        rule.upstreamUrl(),
                        rule.customRoleArn(),
                        EcrUpstreamPolicies.of(plan.registry().account(), rule.upstreamUrl(), rule.upstreamPrefix())));
    }
}
