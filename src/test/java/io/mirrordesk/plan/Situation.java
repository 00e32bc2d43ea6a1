package io.mirrordesk.plan;

import io.mirrordesk.oci.RepositoryName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A target, a registry that may be far from it, and the subjects that a plan may change. */
record Situation(TargetState target, SimulatedRegistry registry, SortedSet<Subject> subjects) {

    static final RegistryId REGISTRY = RegistryId.parse("111122223333.eu-central-1");

    /** Any mixture of resources, completed to one that can be: a rule's secret is there, what is to be deleted is empty. */
    static Situation coherent(
            Collection<? extends Resource> wanted,
            Collection<? extends Resource> found,
            Collection<Subject> chosen,
            Collection<RepositoryName> recreated) {
        Map<Subject, Resource> target = new TreeMap<>(TargetState.of(wanted).resources());
        Map<Subject, Resource> registry =
                new TreeMap<>(SimulatedRegistry.of(found).resources());
        SortedSet<Subject> subjects = new TreeSet<>(chosen);
        secrets(registry.values()).forEach(secret -> registry.put(secret.subject(), secret));
        for (Resource.Secret secret : secrets(target.values())) {
            target.put(secret.subject(), secret);
            subjects.add(secret.subject());
        }
        registry.replaceAll((_, resource) -> resource instanceof Resource.Repository r ? named(r) : resource);
        for (Subject subject : subjects) {
            if (!target.containsKey(subject) && registry.get(subject) instanceof Resource.Repository repository) {
                registry.put(subject, emptied(repository));
            }
        }
        return new Situation(new TargetState(target).recreating(recreated), new SimulatedRegistry(registry), subjects);
    }

    Plan plan() {
        return plan(registry);
    }

    Plan plan(SimulatedRegistry now) {
        return plan(target, now.observed(subjects));
    }

    Plan plan(TargetState towards, ObservedState observed) {
        return Planner.plan(REGISTRY, towards, observed, subjects, List.of());
    }

    /** The target of a roll back: what was there before. */
    TargetState before() {
        Map<Subject, Resource> before = new TreeMap<>(registry.resources());
        before.keySet().retainAll(subjects);
        return new TargetState(before);
    }

    boolean changesWhetherARuleHasACredentialOrRole() {
        return subjects.stream()
                .anyMatch(subject -> target.of(subject).orElse(null) instanceof Resource.Rule wanted
                        && registry.resources().get(subject) instanceof Resource.Rule found
                        && !(wanted.updatesTo(found) && found.updatesTo(wanted))
                        && sameUpstream(wanted, found));
    }

    private static boolean sameUpstream(Resource.Rule one, Resource.Rule other) {
        return one.upstreamUrl().equals(other.upstreamUrl())
                && Objects.equals(one.upstreamPrefix(), other.upstreamPrefix());
    }

    private static Set<Resource.Secret> secrets(Collection<Resource> resources) {
        List<Resource.Secret> secrets = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource instanceof Resource.Rule rule && rule.secretName() != null) {
                secrets.add(new Resource.Secret(rule.secretName()));
            }
        }
        return Set.copyOf(secrets);
    }

    static Resource.Repository named(Resource.Repository r) {
        return new Resource.Repository(
                r.name(),
                r.tags(),
                r.lifecyclePolicy(),
                r.repositoryPolicy(),
                r.tagMutability(),
                r.scanOnPush(),
                r.holdsImages(),
                SimulatedRegistry.named(r.encryption()));
    }

    private static Resource.Repository emptied(Resource.Repository r) {
        return new Resource.Repository(
                r.name(),
                r.tags(),
                r.lifecyclePolicy(),
                r.repositoryPolicy(),
                r.tagMutability(),
                r.scanOnPush(),
                false,
                r.encryption());
    }
}
