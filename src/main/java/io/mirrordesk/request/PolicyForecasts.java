package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.observed.KnownSettings;
import io.mirrordesk.observed.RegistrySettings;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.JointPlan;
import io.mirrordesk.plan.Plan;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.InvalidPolicy;
import io.mirrordesk.policy.LintFinding;
import io.mirrordesk.policy.LintedRegistry;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.policy.PolicyLinter;
import io.mirrordesk.policy.Statements;
import io.mirrordesk.request.PolicyForecast.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * What plans make of registry policies, from what the last sync read: for people to judge. Whether a policy still fits is decided from AWS, when it
 * is planned.
 */
@Service
public class PolicyForecasts {

    private final RegistrySettings settings;
    private final Mirrors mirrors;

    PolicyForecasts(RegistrySettings settings, Mirrors mirrors) {
        this.settings = settings;
        this.mirrors = mirrors;
    }

    /** One for each registry whose policy the plan changes. */
    public List<PolicyForecast> of(JointPlan plan) {
        return plan.plans().stream().flatMap(one -> of(one).stream()).toList();
    }

    private Optional<PolicyForecast> of(Plan plan) {
        boolean changes = plan.steps().stream().anyMatch(step -> step.subject().type() == Subject.Type.STATEMENT);
        if (!changes) {
            return Optional.empty();
        }
        Optional<KnownSettings> known = settings.of(plan.registry());
        String text = known.flatMap(KnownSettings::policy).orElse("");
        try {
            PolicyDocument before = text.isEmpty() ? PolicyDocument.empty() : PolicyDocument.parse(text);
            PolicyDocument after = after(before, plan.steps());
            return Optional.of(new PolicyForecast(
                    plan.registry(),
                    text.length(),
                    length(after),
                    PolicyDocument.MAX_LENGTH,
                    shares(after, prefixes(plan)),
                    findings(after, plan, known)));
        } catch (InvalidPolicy _) {
            return Optional.empty();
        }
    }

    private static PolicyDocument after(PolicyDocument before, List<Step> steps) {
        PolicyDocument document = before;
        for (Step step : steps) {
            document = switch (step) {
                case Step.PutStatement put ->
                    document.with(put.after().sid(), put.after().json());
                case Step.DeleteStatement delete ->
                    document.without(delete.before().sid());
                default -> document;
            };
        }
        return document;
    }

    private static int length(PolicyDocument document) {
        return document.isEmpty() ? 0 : document.text().length();
    }

    /** Those that are managed, and those that come with the plan. */
    private List<Prefix> prefixes(Plan plan) {
        Stream<Prefix> managed = mirrors.all(plan.registry()).stream().map(ManagedMirror::prefix);
        Stream<Prefix> planned = plan.rules().stream().map(Resource.Rule::prefix);
        return Stream.concat(managed, planned).distinct().toList();
    }

    private static List<Share> shares(PolicyDocument document, Collection<Prefix> prefixes) {
        List<Share> shares = new ArrayList<>();
        int own = 0;
        for (Prefix prefix : prefixes) {
            int characters = Statements.sids(prefix).stream()
                    .flatMap(sid -> document.statement(sid).stream())
                    .mapToInt(String::length)
                    .sum();
            own += characters;
            if (characters > 0) {
                shares.add(new Share(prefix.value(), characters));
            }
        }
        shares.sort(Comparator.comparingInt(Share::characters).reversed());
        if (length(document) > own) {
            shares.add(new Share("", length(document) - own));
        }
        return shares;
    }

    private static List<LintFinding> findings(PolicyDocument after, Plan plan, Optional<KnownSettings> known) {
        if (after.isEmpty()) {
            return List.of();
        }
        Set<String> written = plan.steps().stream()
                .filter(Step.PutStatement.class::isInstance)
                .map(step -> ((Step.PutStatement) step).after().sid())
                .collect(Collectors.toSet());
        Set<String> rules = Stream.concat(
                        known.stream().flatMap(settings -> settings.prefixes().stream()),
                        plan.rules().stream().map(rule -> rule.prefix().value()))
                .collect(Collectors.toSet());
        LintedRegistry registry = new LintedRegistry(
                plan.registry().repositoryArnPrefix(), rules, known.flatMap(KnownSettings::policyScope));
        return PolicyLinter.lint(after.text(), registry).stream()
                .filter(finding -> finding.sid() != null && written.contains(finding.sid()))
                .toList();
    }
}
