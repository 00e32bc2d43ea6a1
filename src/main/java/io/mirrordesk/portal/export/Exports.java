package io.mirrordesk.portal.export;

import io.mirrordesk.aws.RuleSummary;
import io.mirrordesk.contract.Forbidden;
import io.mirrordesk.desired.Credentials;
import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.identity.Person;
import io.mirrordesk.observed.KnownSettings;
import io.mirrordesk.observed.RegistrySettings;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.policy.InvalidPolicy;
import io.mirrordesk.policy.PolicyDocument;
import io.mirrordesk.policy.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Collects what an export is made of, all of one moment. It reads the database only: what is written is what is desired. */
@Component
class Exports {

    private final Registries registries;
    private final Mirrors mirrors;
    private final Credentials credentials;
    private final RegistrySettings settings;

    Exports(Registries registries, Mirrors mirrors, Credentials credentials, RegistrySettings settings) {
        this.registries = registries;
        this.mirrors = mirrors;
        this.credentials = credentials;
        this.settings = settings;
    }

    /**
     * @throws Forbidden for anybody but admins
     * @throws io.mirrordesk.contract.NotFound when the registry is not under management
     */
    @Transactional(readOnly = true)
    Managed of(RegistryId id, Person by) {
        if (!by.mayExport()) {
            throw new Forbidden("Only admins export what is managed.");
        }
        RegistryId registry = registries.get(id).id();
        List<ManagedMirror> own = mirrors.all(registry);
        List<ManagedCredential> secrets = credentials.all().stream()
                .filter(credential -> credential.registry().equals(registry))
                .toList();
        return new Managed(registry, own, secrets, surroundings(registry, own));
    }

    private Surroundings surroundings(RegistryId registry, List<ManagedMirror> own) {
        Optional<KnownSettings> known = settings.of(registry);
        return new Surroundings(
                known.isPresent(),
                known.flatMap(KnownSettings::policy)
                        .map(policy -> foreign(policy, own))
                        .orElse(List.of()),
                known.map(Exports::secretArns).orElse(Map.of()),
                mirrors.requestedRepositories(registry).size());
    }

    private static List<String> foreign(String policy, List<ManagedMirror> own) {
        Set<String> ours = own.stream()
                .flatMap(mirror -> Statements.sids(mirror.prefix()).stream())
                .collect(Collectors.toSet());
        try {
            PolicyDocument document = PolicyDocument.parse(policy);
            List<String> others =
                    document.sids().stream().filter(sid -> !ours.contains(sid)).collect(Collectors.toList());
            int unnamed = document.statements().size() - document.sids().size();
            if (unnamed > 0) {
                others.add(unnamed + " without a Sid");
            }
            return others;
        } catch (InvalidPolicy _) {
            return List.of("the present policy, which could not be understood");
        }
    }

    /** By the secret's name: an ARN ends in it and six characters that Secrets Manager adds. */
    private static Map<String, String> secretArns(KnownSettings known) {
        Map<String, String> arns = new HashMap<>();
        for (RuleSummary rule : known.rules()) {
            String arn = rule.credentialArn();
            if (arn != null) {
                arns.put(arn.replaceFirst("^.*:secret:", "").replaceFirst("-[A-Za-z0-9]{6}$", ""), arn);
            }
        }
        return arns;
    }
}
