package io.mirrordesk.request;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.observed.PrefixRepositories;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.ObservedState;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The rules of a registry that are not managed here, and what each of them would be as a mirror. */
@Service
public class Adoptables {

    /** How many repositories of a rule are named. */
    private static final int NAMED = 20;

    private final Registries registries;
    private final Mirrors mirrors;
    private final Credentials credentials;
    private final PrefixRepositories repositories;
    private final RequestRows requests;
    private final LiveState live;

    Adoptables(
            Registries registries,
            Mirrors mirrors,
            Credentials credentials,
            PrefixRepositories repositories,
            RequestRows requests,
            LiveState live) {
        this.registries = registries;
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.repositories = repositories;
        this.requests = requests;
        this.live = live;
    }

    /**
     * By prefix, read from AWS at this moment but for the repositories.
     *
     * @throws io.mirrordesk.contract.NotFound when the registry is not under management
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS cannot be read
     */
    public List<Adoptable> of(RegistryId registry) {
        List<Resource.Rule> strangers =
                strangers(live.rules(registries.get(registry).id()), registry);
        if (strangers.isEmpty()) {
            return List.of();
        }
        AdoptableReader reader = new AdoptableReader(found(registry, strangers));
        return strangers.stream().map(reader::read).toList();
    }

    private List<Resource.Rule> strangers(List<Resource.Rule> rules, RegistryId registry) {
        Set<Prefix> managed =
                mirrors.all(registry).stream().map(ManagedMirror::prefix).collect(Collectors.toSet());
        return rules.stream()
                .filter(rule -> !managed.contains(rule.prefix()))
                .sorted(Comparator.comparing(rule -> rule.prefix().value()))
                .toList();
    }

    private AdoptableReader.Found found(RegistryId registry, List<Resource.Rule> rules) {
        Set<Prefix> templates = live.nativeTemplates(registry);
        Set<Subject> subjects = new HashSet<>();
        for (Resource.Rule rule : rules) {
            if (templates.contains(rule.prefix())) {
                subjects.add(Subject.nativeTemplate(rule.prefix()));
            }
            if (rule.secretName() != null) {
                subjects.add(Subject.secret(rule.secretName()));
            }
        }
        ObservedState observed = live.observe(registry, subjects);
        PolicyDocument policy =
                live.registryPolicy(registry).map(PolicyDocument::parse).orElseGet(PolicyDocument::empty);
        return new AdoptableReader.Found(
                registry,
                credentials.all().stream()
                        .filter(credential -> Objects.equals(credential.registry(), registry))
                        .toList(),
                policy,
                templates,
                observed,
                repositories.below(
                        registry, rules.stream().map(Resource.Rule::prefix).toList(), NAMED),
                requests.openIn(registry.toString()));
    }
}
