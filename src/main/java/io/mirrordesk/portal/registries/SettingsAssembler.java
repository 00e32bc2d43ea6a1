package io.mirrordesk.portal.registries;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.KnownSettings;
import io.mirrordesk.observed.RegistrySettings;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.InvalidPolicy;
import io.mirrordesk.policy.LintFinding;
import io.mirrordesk.policy.LintedRegistry;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.policy.PolicyLinter;
import io.mirrordesk.policy.Statements;
import io.mirrordesk.portal.registries.SettingsPage.Rule;
import io.mirrordesk.portal.registries.SettingsPage.Statement;
import io.mirrordesk.portal.registries.SettingsPage.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what AWS has beside what is managed here. */
@Component
class SettingsAssembler {

    private final Registries registries;
    private final RegistrySettings settings;
    private final Mirrors mirrors;
    private final Syncs syncs;

    SettingsAssembler(Registries registries, RegistrySettings settings, Mirrors mirrors, Syncs syncs) {
        this.registries = registries;
        this.settings = settings;
        this.mirrors = mirrors;
        this.syncs = syncs;
    }

    List<RegistryLine> all() {
        return registries.all().stream()
                .map(registry -> new RegistryLine(
                        registry, syncs.of(registry.id()), PolicyDocument.MAX_LENGTH, foreignRules(registry.id())))
                .toList();
    }

    private long foreignRules(RegistryId id) {
        long managed = mirrors.all(id).size();
        return Math.max(0, syncs.of(id).rulesUsed() - managed);
    }

    /** @throws io.mirrordesk.contract.NotFound when the registry is not under management */
    SettingsPage of(RegistryId id) {
        ManagedRegistry registry = registries.get(id);
        Map<String, ManagedMirror> own = mirrors.all(id).stream()
                .filter(mirror -> mirror.state() != ManagedMirror.State.RETIRED)
                .collect(Collectors.toMap(mirror -> mirror.prefix().value(), Function.identity()));
        return settings.of(id).map(known -> known(registry, known, own)).orElseGet(() -> unknown(registry));
    }

    private static SettingsPage unknown(ManagedRegistry registry) {
        return new SettingsPage(
                registry, null, List.of(), List.of(), null, 0, PolicyDocument.MAX_LENGTH, null, List.of());
    }

    private static SettingsPage known(ManagedRegistry registry, KnownSettings known, Map<String, ManagedMirror> own) {
        Policy policy =
                known.policy().map(text -> policy(text, registry, known, own)).orElse(Policy.NONE);
        return new SettingsPage(
                registry,
                known.readAt(),
                known.rules().stream()
                        .map(rule -> new Rule(rule, mirror(own, rule.prefix())))
                        .toList(),
                known.templates().stream()
                        .map(template -> new Template(template, mirror(own, template.prefix())))
                        .toList(),
                known.policyScope().orElse(null),
                known.policy().map(String::length).orElse(0),
                PolicyDocument.MAX_LENGTH,
                policy.problem().orElse(null),
                policy.statements());
    }

    private static @Nullable Long mirror(Map<String, ManagedMirror> own, String prefix) {
        return Optional.ofNullable(own.get(prefix)).map(ManagedMirror::id).orElse(null);
    }

    private static Policy policy(
            String text, ManagedRegistry registry, KnownSettings known, Map<String, ManagedMirror> own) {
        try {
            PolicyDocument document = PolicyDocument.parse(text);
            LintedRegistry where = new LintedRegistry(
                    registry.id().repositoryArnPrefix(),
                    known.rules().stream().map(rule -> rule.prefix()).collect(Collectors.toSet()),
                    known.policyScope());
            Map<Integer, List<LintFinding>> findings =
                    PolicyLinter.lint(text, where).stream().collect(Collectors.groupingBy(LintFinding::statement));
            return new Policy(Optional.empty(), statements(document, findings, owners(own)));
        } catch (InvalidPolicy invalid) {
            return new Policy(Optional.of(String.valueOf(invalid.getMessage())), List.of());
        }
    }

    private static List<Statement> statements(
            PolicyDocument document, Map<Integer, List<LintFinding>> findings, Map<String, String> owners) {
        List<String> texts = document.statements();
        Map<String, String> sids = new HashMap<>();
        document.sids().forEach(sid -> document.statement(sid).ifPresent(text -> sids.put(text, sid)));
        return IntStream.range(0, texts.size())
                .mapToObj(i -> {
                    String sid = sids.get(texts.get(i));
                    return new Statement(
                            i + 1,
                            sid,
                            sid == null ? null : owners.get(sid),
                            texts.get(i),
                            findings.getOrDefault(i + 1, List.of()));
                })
                .toList();
    }

    /** The prefix that each statement of a mirror belongs to, by its {@code Sid}. */
    private static Map<String, String> owners(Map<String, ManagedMirror> own) {
        Map<String, String> owners = new HashMap<>();
        own.values()
                .forEach(mirror -> Statements.sids(mirror.prefix())
                        .forEach(sid -> owners.put(sid, mirror.prefix().value())));
        return owners;
    }

    private record Policy(Optional<String> problem, List<Statement> statements) {

        static final Policy NONE = new Policy(Optional.empty(), List.of());
    }
}
