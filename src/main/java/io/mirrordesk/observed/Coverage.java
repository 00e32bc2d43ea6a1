package io.mirrordesk.observed;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which mirror each repository of a registry belongs to, as defined at one moment. {@code ROOT} covers every name, also those of
 * people's applications: only what was asked for by name belongs to it.
 */
record Coverage(List<ManagedMirror> mirrors, Set<String> requested) {

    static Coverage of(RegistryId registry, Mirrors mirrors) {
        return new Coverage(mirrors.all(registry), mirrors.requestedRepositories(registry));
    }

    /** The mirror with the longest prefix that the repository lies under. */
    Optional<ManagedMirror> mirrorOf(RepositoryName repository) {
        return mirrors.stream()
                .filter(mirror -> mirror.prefix().covers(repository))
                .filter(mirror -> !mirror.prefix().isRoot() || isRequested(repository))
                .max(Comparator.comparingInt(mirror -> mirror.prefix().below().length()));
    }

    boolean isRequested(RepositoryName repository) {
        return requested.contains(repository.value());
    }
}
