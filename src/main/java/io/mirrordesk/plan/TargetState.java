package io.mirrordesk.plan;

import io.mirrordesk.oci.RepositoryName;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What should be in AWS, by subject. A subject of the plan that is not in here should be absent.
 *
 * @param recreated repositories that may be deleted and created again for what cannot be changed in place; each has to be asked for
 */
public record TargetState(Map<Subject, Resource> resources, Set<RepositoryName> recreated) {

    public TargetState {
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
        recreated = Set.copyOf(recreated);
    }

    /** A target for which nothing is recreated. */
    public TargetState(Map<Subject, Resource> resources) {
        this(resources, Set.of());
    }

    public static TargetState of(Collection<? extends Resource> resources) {
        return new TargetState(resources.stream().collect(Collectors.toMap(Resource::subject, Function.identity())));
    }

    /** The same, for which these repositories may be deleted and created again. */
    public TargetState recreating(Collection<RepositoryName> repositories) {
        return new TargetState(resources, Set.copyOf(repositories));
    }

    public boolean recreates(RepositoryName repository) {
        return recreated.contains(repository);
    }

    public Optional<Resource> of(Subject subject) {
        return Optional.ofNullable(resources.get(subject));
    }

    public Set<Subject> subjects() {
        return resources.keySet();
    }
}
