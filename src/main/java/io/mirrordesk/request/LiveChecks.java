package io.mirrordesk.request;

import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.LiveState;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.plan.CredentialSpec;
import io.mirrordesk.plan.Observation;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Subject;
import io.mirrordesk.plan.SubjectsUnknown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a request for a mirror must fit into: the registry's rules as AWS has them now, and the requests that are open. */
@Component
class LiveChecks {

    /** More than the names that anybody else will ever have taken. */
    private static final int MAX_SECRETS = 1_000;

    private final Registries registries;
    private final Mirrors mirrors;
    private final Credentials credentials;
    private final RequestRows requests;
    private final LiveState live;

    LiveChecks(Registries registries, Mirrors mirrors, Credentials credentials, RequestRows requests, LiveState live) {
        this.credentials = credentials;
        this.registries = registries;
        this.mirrors = mirrors;
        this.requests = requests;
        this.live = live;
    }

    /** @param upstreamUrl empty while no upstream is chosen */
    void check(RegistryId registry, Prefix prefix, String upstreamUrl, Faults faults) {
        ManagedRegistry managed = registries.get(registry);
        List<Resource.Rule> rules = live.rules(registry);
        checkManaged(managed, faults);
        if (rules.size() >= managed.rulesLimit()) {
            faults.at(
                    "mirror.prefix",
                    "All %d rules of %s are in use, and ECR does not raise that limit. Share a mirror that exists, or retire one."
                            .formatted(managed.rulesLimit(), registry));
        }
        checkTaken(registry, prefix, rules, faults);
        checkOpenRequests(registry, prefix, faults);
        rules.stream()
                .filter(rule -> rule.prefix().nestsWith(prefix))
                .forEach(rule -> faults.warn(
                        "mirror.prefix",
                        "“%s” and the existing “%s” lie inside one another: a pull uses the rule with the longer prefix."
                                .formatted(prefix, rule.prefix())));
        rules.stream()
                .filter(rule -> rule.upstreamUrl().equals(upstreamUrl))
                .filter(rule -> !rule.prefix().equals(prefix))
                .forEach(rule -> faults.warn(
                        "mirror.upstream",
                        "“%s” caches %s already. Sharing it saves one of the registry's %d rules."
                                .formatted(rule.prefix(), rule.upstreamUrl(), managed.rulesLimit())));
    }

    /** What a change of a mirror must fit into. */
    void checkChange(RegistryId registry, Prefix prefix, Faults faults) {
        checkManaged(registries.get(registry), faults);
        requests.openFor(registry.toString(), prefix.value())
                .ifPresent(open -> faults.at(
                        "mirror.prefix",
                        "Request #%d by %s changes “%s” already. Comment there, or wait until it is done."
                                .formatted(open.id(), open.requester(), prefix)));
    }

    /** What a change of a credential must fit into. */
    void checkCredential(RegistryId registry, String credential, Faults faults) {
        checkManaged(registries.get(registry), faults);
        requests.openForCredential(registry.toString(), credential)
                .ifPresent(open -> faults.at(
                        "credential.name",
                        "Request #%d by %s brings or changes the credential “%s” already. Comment there, or wait until it is done."
                                .formatted(open.id(), open.requester(), credential)));
    }

    /** What a change of a template must fit into. */
    void checkTemplate(RegistryId registry, String template, Faults faults) {
        checkManaged(registries.get(registry), faults);
        requests.openForTemplate(template)
                .ifPresent(open -> faults.at(
                        "template.name",
                        "Request #%d by %s changes the template “%s” already. Comment there, or wait until it is done."
                                .formatted(open.id(), open.requester(), template)));
    }

    /** No rule may be left with a secret that goes: one that is not managed here could not be switched. */
    void checkStrangers(ManagedCredential credential, Faults faults) {
        List<Prefix> ours = mirrors.all(credential.registry()).stream()
                .map(ManagedMirror::prefix)
                .toList();
        live.rules(credential.registry()).stream()
                .filter(rule -> credential.secretName().equals(rule.secretName()))
                .filter(rule -> !ours.contains(rule.prefix()))
                .forEach(rule -> faults.at(
                        "credential.name",
                        "The rule “%s”, which is not managed here, reads the secret %s and would be left without it. Give it another secret first."
                                .formatted(rule.prefix(), credential.secretName())));
    }

    /** What adding to a mirror must fit into. */
    void checkAddition(RegistryId registry, Faults faults) {
        checkManaged(registries.get(registry), faults);
    }

    /** One repair of a subject at a time: the second one would have nothing left to do. */
    void checkRepair(RegistryId registry, Subject subject, String field, Faults faults) {
        requests.openRepairOf(registry.toString(), "\"" + subject + "\"")
                .ifPresent(open -> faults.at(
                        field,
                        "Request #%d by %s repairs “%s” already. Comment there, or wait until it is done."
                                .formatted(open.id(), open.requester(), subject)));
    }

    private static void checkManaged(ManagedRegistry managed, Faults faults) {
        if (managed.mode() == ManagedRegistry.Mode.OBSERVE_ONLY) {
            faults.at("registries", managed.id() + " is connected to observe only, so nothing can be requested in it.");
        }
    }

    private void checkTaken(RegistryId registry, Prefix prefix, List<Resource.Rule> rules, Faults faults) {
        Optional<ManagedMirror> ours = mirrors.find(registry, prefix);
        if (ours.isPresent()) {
            faults.at(
                    "mirror.prefix",
                    "The prefix “%s” is taken: the mirror of team %s caches %s there. Choose another one, or ask for access to it."
                            .formatted(
                                    prefix,
                                    ours.get().team(),
                                    ours.get().definition().upstreamUrl()));
        } else {
            rules.stream()
                    .filter(rule -> rule.prefix().equals(prefix))
                    .findFirst()
                    .ifPresent(rule -> faults.at(
                            "mirror.prefix",
                            "The prefix “%s” is taken: the registry has a rule for %s there that is not managed here. Choose another one."
                                    .formatted(prefix, rule.upstreamUrl())));
        }
    }

    private void checkOpenRequests(RegistryId registry, Prefix prefix, Faults faults) {
        requests.openFor(registry.toString(), prefix.value())
                .ifPresent(open -> faults.at(
                        "mirror.prefix",
                        "Request #%d by %s asks for the prefix “%s” already. Comment there, or choose another one."
                                .formatted(open.id(), open.requester(), prefix)));
    }

    /** The first name of a credential's secret that nothing in AWS has yet. */
    String freeSecretName(RegistryId registry, String credential) {
        int next = credentials.nextVersion(registry, credential);
        return IntStream.range(next, next + MAX_SECRETS)
                .mapToObj(n -> CredentialSpec.secretName(credential, n))
                .filter(name -> isFree(registry, name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The credential " + credential + " has too many secrets."));
    }

    private boolean isFree(RegistryId registry, String secret) {
        Subject subject = Subject.secret(secret);
        return switch (live.observe(registry, Set.of(subject)).of(subject)) {
            case Observation.Absent _ -> true;
            case Observation.Present _ -> false;
            case Observation.Unknown(String why) -> throw new SubjectsUnknown(List.of(subject + ": " + why));
        };
    }
}
