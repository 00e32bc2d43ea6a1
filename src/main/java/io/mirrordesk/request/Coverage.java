package io.mirrordesk.request;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.identity.People;
import io.mirrordesk.identity.Team;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.RepositoryName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether a team can pull an image through a mirror today. */
@Component
class Coverage {

    private final Mirrors mirrors;
    private final People people;
    private final Inventory inventory;

    Coverage(Mirrors mirrors, People people, Inventory inventory) {
        this.mirrors = mirrors;
        this.people = people;
        this.inventory = inventory;
    }

    /** Reads once what the answers for these references need. */
    CoverageScope scope(ManagedRegistry registry, List<String> teams, Collection<ImageReference> references) {
        List<Team> members = people.teams().stream()
                .filter(team -> teams.contains(team.name()))
                .toList();
        List<ManagedMirror> known = mirrors.all(registry.id());
        Set<String> candidates = references.stream()
                .flatMap(reference -> candidates(registry, known, reference))
                .map(RepositoryName::value)
                .collect(Collectors.toSet());
        return new CoverageScope(registry, known, members, inventory.existing(registry.id(), candidates));
    }

    private static Stream<RepositoryName> candidates(
            ManagedRegistry registry, List<ManagedMirror> mirrors, ImageReference reference) {
        return mirrors.stream()
                .filter(mirror -> mirror.caches(reference.registry()))
                .flatMap(mirror -> cached(registry, mirror, reference).stream());
    }

    private static Optional<RepositoryName> cached(
            ManagedRegistry registry, ManagedMirror mirror, ImageReference reference) {
        try {
            return mirror.address(registry.pullHost()).cached(reference.repository());
        } catch (InvalidRepositoryName tooLong) {
            return Optional.empty();
        }
    }
}
