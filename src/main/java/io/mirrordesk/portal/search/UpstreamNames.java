package io.mirrordesk.portal.search;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.search.FoundRepository;
import io.mirrordesk.oci.NameFit;
import io.mirrordesk.oci.SearchText;
import io.mirrordesk.portal.search.Hit.UpstreamHit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What repositories of mirrors are called at their upstreams, and how to pull them from the registry. */
@Component
class UpstreamNames {

    private final Mirrors mirrors;
    private final Registries registries;

    UpstreamNames(Mirrors mirrors, Registries registries) {
        this.mirrors = mirrors;
        this.registries = registries;
    }

    /** Those whose name at the upstream has the words, in the order of the repositories. */
    List<UpstreamHit> of(List<FoundRepository> repositories, SearchText text) {
        List<ManagedMirror> known = mirrors.all();
        List<ManagedRegistry> managed = registries.all();
        return repositories.stream()
                .flatMap(repository ->
                        mirror(known, repository).flatMap(mirror -> hit(managed, mirror, repository, text)).stream())
                .toList();
    }

    private static Optional<ManagedMirror> mirror(List<ManagedMirror> known, FoundRepository repository) {
        return known.stream()
                .filter(mirror -> mirror.definition().registry().equals(repository.registry()))
                .filter(mirror -> mirror.prefix().value().equals(repository.mirror()))
                .findFirst();
    }

    private static Optional<UpstreamHit> hit(
            List<ManagedRegistry> managed, ManagedMirror mirror, FoundRepository repository, SearchText text) {
        String path = mirror.upstreamPath(repository.name());
        boolean exact = repository.fit() == NameFit.EXACT;
        boolean fits = exact || NameFit.of(path, text.words()) != NameFit.NOT;
        boolean elsewhere = text.host().filter(host -> !mirror.caches(host)).isPresent();
        if (!fits || elsewhere) {
            return Optional.empty();
        }
        return managed.stream()
                .filter(registry -> registry.id().equals(repository.registry()))
                .map(registry -> new UpstreamHit(
                        repository.registry().toString(),
                        mirror.upstreamHost() + "/" + path,
                        repository.name(),
                        registry.pullHost() + "/" + repository.name(),
                        exact))
                .findFirst();
    }
}
