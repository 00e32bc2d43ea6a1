package io.mirrordesk.doctor.chart;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.MirrorDefinition;
import io.mirrordesk.plan.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a registry, as AWS has them and as they are defined here.
 *
 * @param mirrors those of the registry
 */
public record Rules(Reading<List<Resource.Rule>> live, List<ManagedMirror> mirrors) {

    /** The rule that a pull of this repository falls under; {@code ROOT} is asked last. Where AWS could not be read, as it is defined. */
    public Optional<Resource.Rule> covering(RepositoryName repository) {
        List<Resource.Rule> rules = live.value()
                .orElseGet(() -> mirrors.stream()
                        .map(mirror -> defined(mirror.definition()))
                        .toList());
        return rules.stream()
                .filter(rule -> rule.prefix().covers(repository))
                .max(Comparator.comparingInt(rule -> rule.prefix().below().length()));
    }

    public Optional<ManagedMirror> mirrorOf(RepositoryName repository) {
        return mirrors.stream()
                .filter(mirror -> mirror.prefix().covers(repository))
                .max(Comparator.comparingInt(mirror -> mirror.prefix().below().length()));
    }

    public Optional<ManagedMirror> mirror(Prefix prefix) {
        return mirrors.stream().filter(mirror -> mirror.prefix().equals(prefix)).findFirst();
    }

    /** Every prefix that is in use or should be. */
    public List<Prefix> prefixes() {
        return java.util.stream.Stream.concat(
                        live.value().stream().flatMap(List::stream).map(Resource.Rule::prefix),
                        mirrors.stream().map(ManagedMirror::prefix))
                .filter(prefix -> !prefix.isRoot())
                .distinct()
                .toList();
    }

    private static Resource.Rule defined(MirrorDefinition mirror) {
        return new Resource.Rule(
                mirror.prefix(),
                mirror.upstream(),
                mirror.upstreamUrl(),
                mirror.upstreamPrefix(),
                mirror.secretName(),
                null);
    }
}
