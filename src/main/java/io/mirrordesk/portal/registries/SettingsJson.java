package io.mirrordesk.portal.registries;

import io.mirrordesk.aws.NativeTemplateSummary;
import io.mirrordesk.policy.LintFinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a registry is set to, as the API gives it.
 *
 * @param readAt when it was read; null before the first time
 */
record SettingsJson(
        String registry,
        @Nullable Instant readAt,
        List<RuleJson> rules,
        List<NativeTemplateSummary> templates,
        PolicyJson policy) {

    /** @param managed whether a mirror of this portal owns it */
    record RuleJson(
            String prefix,
            String upstreamUrl,
            @Nullable String upstreamPrefix,
            @Nullable String secretName,
            @Nullable String customRoleArn,
            @Nullable Instant createdAt,
            boolean managed) {}

    /** @param problem why the policy could not be understood; else null */
    record PolicyJson(
            int characters,
            int limit,
            @Nullable String scope,
            @Nullable String problem,
            List<StatementJson> statements) {}

    /**
     * @param mirror prefix of the mirror that it belongs to; null when somebody else wrote it
     * @param json the exact text
     */
    record StatementJson(@Nullable String sid, @Nullable String mirror, String json, List<FindingJson> findings) {}

    record FindingJson(LintFinding.Severity severity, String element, String message, String help) {}

    static SettingsJson of(SettingsPage page) {
        return new SettingsJson(
                page.registry().id().toString(),
                page.readAt(),
                page.rules().stream().map(SettingsJson::rule).toList(),
                page.templates().stream().map(SettingsPage.Template::template).toList(),
                new PolicyJson(
                        page.policyCharacters(),
                        page.policyLimit(),
                        page.scope(),
                        page.problem(),
                        page.statements().stream().map(SettingsJson::statement).toList()));
    }

    private static RuleJson rule(SettingsPage.Rule line) {
        return new RuleJson(
                line.rule().prefix(),
                line.rule().upstreamUrl(),
                line.rule().upstreamPrefix(),
                line.secret(),
                line.rule().customRoleArn(),
                line.rule().createdAt(),
                line.mirror() != null);
    }

    private static StatementJson statement(SettingsPage.Statement statement) {
        return new StatementJson(
                statement.sid(),
                statement.mirror(),
                statement.json(),
                statement.findings().stream()
                        .map(finding -> new FindingJson(
                                finding.severity(), finding.element(), finding.message(), finding.help()))
                        .toList());
    }
}
