package io.mirrordesk.portal.registries;

import io.mirrordesk.aws.NativeTemplateSummary;
import io.mirrordesk.aws.RuleSummary;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.policy.LintFinding;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a registry is set to.
 *
 * @param readAt when it was read; null before the first time: then everything below is empty
 * @param rules by prefix
 * @param templates ECR's own, by prefix
 * @param scope {@code V1} or {@code V2}; null while it is not known
 * @param policyCharacters 0 when there is no policy
 * @param problem why the policy could not be understood; else null
 * @param statements of the registry policy, in its order
 */
record SettingsPage(
        ManagedRegistry registry,
        @Nullable Instant readAt,
        List<Rule> rules,
        List<Template> templates,
        @Nullable String scope,
        int policyCharacters,
        int policyLimit,
        @Nullable String problem,
        List<Statement> statements) {

    /** @param mirror id of the mirror that it belongs to; null when somebody else made it */
    record Rule(RuleSummary rule, @Nullable Long mirror) {

        /** Name of its secret; null without one. */
        public @Nullable String secret() {
            String arn = rule.credentialArn();
            return arn == null ? null : arn.replaceFirst("^.*:secret:", "").replaceFirst("-[A-Za-z0-9]{6}$", "");
        }
    }

    /** @param mirror id of the mirror that it belongs to; null when somebody else made it */
    record Template(
            NativeTemplateSummary template, @Nullable Long mirror) {}

    /**
     * @param mirror prefix of the mirror that it belongs to; null when somebody else wrote it
     * @param json the exact text
     */
    record Statement(
            int place, @Nullable String sid, @Nullable String mirror, String json, List<LintFinding> findings) {}

    public long foreignRules() {
        return foreign(rules, rule -> rule.mirror() == null);
    }

    public long foreignStatements() {
        return foreign(statements, statement -> statement.mirror() == null);
    }

    public long findings() {
        return statements.stream()
                .mapToLong(statement -> statement.findings().size())
                .sum();
    }

    private static <T> long foreign(List<T> all, Predicate<T> isForeign) {
        return all.stream().filter(isForeign).count();
    }
}
