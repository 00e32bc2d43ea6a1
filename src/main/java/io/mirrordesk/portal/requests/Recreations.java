package io.mirrordesk.portal.requests;

import io.mirrordesk.desired.ManagedMirror;
import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.governance.WarmUps;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.InvalidRepositoryName;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Conformity;
import io.mirrordesk.plan.Conformity.Finding;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds among the subjects of a repair the repositories that can be recreated. */
@Component
class Recreations {

    private final Inventory inventory;
    private final Mirrors mirrors;
    private final WarmUps warmUps;

    Recreations(Inventory inventory, Mirrors mirrors, WarmUps warmUps) {
        this.inventory = inventory;
        this.mirrors = mirrors;
        this.warmUps = warmUps;
    }

    /**
     * In the order of names; none where no subject is one.
     *
     * @param subjects as somebody wrote them
     */
    List<Recreation> among(RegistryId registry, List<String> subjects) {
        List<String> names =
                subjects.stream().flatMap(Recreations::repository).distinct().toList();
        if (names.isEmpty()) {
            return List.of();
        }
        List<RepositoryRow> rows = inventory.toRecreate(registry, names).stream()
                .filter(row -> row.mirror() != null)
                .toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<RepositoryName, List<String>> again = warmUps.imagesOf(
                registry,
                rows.stream().map(row -> RepositoryName.parse(row.name())).toList());
        Map<Prefix, String> upstreams = mirrors.all(registry).stream()
                .collect(Collectors.toMap(
                        ManagedMirror::prefix, mirror -> mirror.definition().upstreamUrl()));
        return rows.stream()
                .map(row -> of(
                        row,
                        again.getOrDefault(RepositoryName.parse(row.name()), List.of()),
                        upstreams.getOrDefault(Prefix.parse(Objects.requireNonNull(row.mirror())), row.mirror())))
                .toList();
    }

    private static Recreation of(RepositoryRow row, List<String> again, String upstream) {
        String finding = row.findings().stream()
                .filter(found -> found.code().equals(Conformity.RECREATE))
                .map(Finding::message)
                .findFirst()
                .orElse("");
        return new Recreation(row.name(), finding, row.images(), row.sizeBytes(), again, upstream);
    }

    private static Stream<String> repository(String subject) {
        String prefix = Subject.Type.REPOSITORY.word() + ":";
        try {
            return subject.startsWith(prefix)
                    ? Stream.of(RepositoryName.parse(subject.substring(prefix.length()))
                            .value())
                    : Stream.empty();
        } catch (InvalidRepositoryName _) {
            return Stream.empty();
        }
    }
}
