package io.mirrordesk.request;

import io.mirrordesk.observed.PrefixRepositories.Below;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.MirrorSpec;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.StepKind;
import io.mirrordesk.policy.AccessGrant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is not managed here, as the mirror that it would become.
 *
 * @param upstream key of the catalogue; what ECR calls it where the catalogue has none
 * @param credential name of the credential that its secret is, or would be; null without a secret
 * @param newCredential what would be written down for a secret that no credential has; else null
 * @param grants those that its statements were understood as
 * @param statements of the registry policy that name repositories below its prefix
 * @param nativeTemplate whether ECR has a creation template for the prefix
 * @param templateProblem why that template stays as it is, untouched; else null
 * @param repositories below the prefix, from the inventory
 * @param steps that a first plan would take, were nothing else changed, repositories aside; how many of each kind
 * @param obstacles why it cannot be adopted, in sentences; empty when it can
 * @param openRequest that another request is about it, in a sentence; else null
 */
public record Adoptable(
        Resource.Rule rule,
        String upstream,
        AccessMode access,
        @Nullable String credential,
        @Nullable CredentialSpec newCredential,
        List<AccessGrant> grants,
        List<FoundStatement> statements,
        boolean nativeTemplate,
        @Nullable String templateProblem,
        Below repositories,
        Map<StepKind, Long> steps,
        List<String> obstacles,
        @Nullable String openRequest) {

    /**
     * A statement of the registry policy.
     *
     * @param sid null where it has none
     * @param granted whether it says no more and no less than grants do
     * @param ours whether it stands where the mirror's own statements do, so that a plan replaces it; any other is left beside them
     */
    public record FoundStatement(@Nullable String sid, boolean granted, boolean ours, String json) {}

    /** Why it cannot be asked for at this moment, in sentences. */
    public List<String> reasons() {
        return Stream.concat(obstacles.stream(), Optional.ofNullable(openRequest).stream())
                .toList();
    }

    /** The mirror that it becomes. It has no template: what its repositories should be is for its first plan to say. */
    MirrorSpec mirror(String team) {
        return new MirrorSpec(
                rule.prefix(),
                access,
                upstream,
                rule.upstreamUrl(),
                rule.upstreamPrefix(),
                credential,
                null,
                team,
                grants,
                List.of(),
                rule.customRoleArn());
    }
}
