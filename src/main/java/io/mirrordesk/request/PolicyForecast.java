package io.mirrordesk.request;

import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.LintFinding;
import java.util.List;

/**
 * What a plan makes of a registry's policy, which is one document for all of its mirrors.
 *
 * @param before its characters as last read
 * @param after its characters once the plan is carried out
 * @param limit what ECR stores
 * @param shares of what it will be, the largest first
 * @param findings what ECR would accept without a word, about the statements that the plan writes
 */
public record PolicyForecast(
        RegistryId registry, int before, int after, int limit, List<Share> shares, List<LintFinding> findings) {

    public PolicyForecast {
        shares = List.copyOf(shares);
        findings = List.copyOf(findings);
    }

    /**
     * The characters of one mirror's statements.
     *
     * @param prefix of the mirror; empty for what is not managed here, with what holds the document together
     */
    public record Share(String prefix, int characters) {}
}
