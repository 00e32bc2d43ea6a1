package io.mirrordesk.observed;

import io.mirrordesk.aws.NativeTemplateSummary;
import io.mirrordesk.aws.RuleSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a registry is set to, whoever set it, as last read.
 *
 * @param rules by prefix
 * @param templates ECR's own, by prefix
 * @param policy the registry policy, the exact text; empty when there is none
 * @param policyScope {@code V1} or {@code V2}; empty when it could not be read
 */
public record KnownSettings(
        Instant readAt,
        List<RuleSummary> rules,
        List<NativeTemplateSummary> templates,
        Optional<String> policy,
        Optional<String> policyScope) {

    public KnownSettings {
        rules = List.copyOf(rules);
        templates = List.copyOf(templates);
    }

    /** The prefixes that have a rule. */
    public Set<String> prefixes() {
        return rules.stream().map(RuleSummary::prefix).collect(Collectors.toUnmodifiableSet());
    }
}
