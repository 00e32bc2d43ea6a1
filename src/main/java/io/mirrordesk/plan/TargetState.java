package io.mirrordesk.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What should be in AWS, by subject. A subject of the plan that is not in here should be absent. */
public record TargetState(Map<Subject, Resource> resources) {

    public TargetState {
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
    }

    public static TargetState of(Collection<? extends Resource> resources) {
        return new TargetState(resources.stream().collect(Collectors.toMap(Resource::subject, Function.identity())));
    }

    public Optional<Resource> of(Subject subject) {
        return Optional.ofNullable(resources.get(subject));
    }

    public Set<Subject> subjects() {
        return resources.keySet();
    }
}
