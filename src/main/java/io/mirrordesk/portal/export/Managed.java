package io.mirrordesk.portal.export;

import io.mirrordesk.desired.ManagedCredential;
import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.plan.Blueprint;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.policy.PolicyDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is managed in one registry. Its resources are those that {@link Blueprint} composes, so what leaves the portal is what the portal
 * would plan.
 *
 * @param mirrors by prefix
 * @param credentials by name
 * @param around what else there is in the registry
 */
record Managed(
        RegistryId registry, List<ManagedMirror> mirrors, List<ManagedCredential> credentials, Surroundings around) {

    Managed {
        mirrors = mirrors.stream()
                .sorted(Comparator.comparing(mirror -> mirror.prefix().value()))
                .toList();
        credentials = credentials.stream()
                .sorted(Comparator.comparing(ManagedCredential::name))
                .toList();
    }

    /** The current version of each template that a mirror uses, by name. */
    List<TemplateSpec> templates() {
        return List.copyOf(mirrors.stream()
                .map(mirror -> mirror.definition().template())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(TemplateSpec::name)))));
    }

    List<Resource.Rule> rules() {
        return blueprints().map(Blueprint::rule).toList();
    }

    List<Resource.NativeTemplate> nativeTemplates() {
        return blueprints()
                .map(Blueprint::nativeTemplate)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The statements of all mirrors as one registry policy; empty when there are none. */
    Optional<PolicyDocument> policy() {
        PolicyDocument policy = blueprints()
                .flatMap(mirror -> mirror.statements().stream())
                .reduce(
                        PolicyDocument.empty(),
                        (whole, statement) -> whole.with(statement.sid(), statement.json()),
                        (one, _) -> one);
        return Optional.of(policy).filter(whole -> !whole.isEmpty());
    }

    /** The credential whose secret a rule reads. */
    ManagedCredential credential(String secretName) {
        return credentials.stream()
                .filter(credential -> credential.secretName().equals(secretName))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No credential has the secret " + secretName + "."));
    }

    private Stream<Blueprint> blueprints() {
        return mirrors.stream().map(ManagedMirror::definition).map(Blueprint::new);
    }
}
