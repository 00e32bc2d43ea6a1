package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.PerRequest;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mirrors that are not retired. */
@Service
@Transactional(readOnly = true)
public class Mirrors {

    private static final String ALL = "mirrors";

    private final MirrorRows rows;
    private final JdbcClient jdbc;

    Mirrors(MirrorRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** By prefix. A registry holds at most 50 rules, so the list is always short. */
    public List<ManagedMirror> all() {
        return PerRequest.of(
                ALL, () -> rows.current().stream().map(MirrorEntity::toValue).toList());
    }

    public int count() {
        return directory().size();
    }

    /** The id of the mirror at a prefix. */
    public Optional<Long> idOf(RegistryId registry, Prefix prefix) {
        return directory().stream()
                .filter(entry -> entry.registry().equals(registry.toString())
                        && entry.prefix().equals(prefix.value()))
                .map(Entry::id)
                .findFirst();
    }

    private List<Entry> directory() {
        Optional<List<ManagedMirror>> whole = PerRequest.known(ALL);
        return whole.map(mirrors -> mirrors.stream().map(Entry::of).toList()).orElseGet(this::readDirectory);
    }

    private List<Entry> readDirectory() {
        return PerRequest.of(
                "directory of mirrors",
                () -> jdbc.sql("select id, registry_id as registry, prefix from mirror where state <> 'RETIRED'")
                        .query(Entry.class)
                        .list());
    }

    private record Entry(long id, String registry, String prefix) {

        static Entry of(ManagedMirror mirror) {
            return new Entry(
                    mirror.id(),
                    mirror.definition().registry().toString(),
                    mirror.prefix().value());
        }
    }

    /** By prefix. A page reads those of every registry at once, as its frame counts them. */
    public List<ManagedMirror> all(RegistryId registry) {
        if (PerRequest.isReading()) {
            return all().stream()
                    .filter(mirror -> mirror.definition().registry().equals(registry))
                    .toList();
        }
        return rows.current(registry.toString()).stream()
                .map(MirrorEntity::toValue)
                .toList();
    }

    /** @throws NotFound when there is no such mirror */
    public ManagedMirror get(long id) {
        return rows.whole(id)
                .map(MirrorEntity::toValue)
                .orElseThrow(() -> new NotFound("There is no mirror " + id + "."));
    }

    public Optional<ManagedMirror> find(RegistryId registry, Prefix prefix) {
        return all(registry).stream()
                .filter(mirror -> mirror.prefix().equals(prefix))
                .findFirst();
    }

    /** The mirror whose prefix is the longest that the repository lies under. */
    public Optional<ManagedMirror> covering(RegistryId registry, RepositoryName repository) {
        return all(registry).stream()
                .filter(mirror -> mirror.prefix().covers(repository))
                .max(Comparator.comparingInt(mirror -> mirror.prefix().below().length()));
    }

    /** Names of the repositories that somebody asked for. */
    public Set<String> requestedRepositories(RegistryId registry) {
        return jdbc
                .sql("select repository from requested_repository where registry_id = ?")
                .param(registry.toString())
                .query(String.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The request that asked for a repository by name. */
    public Optional<Long> requestFor(RegistryId registry, RepositoryName repository) {
        return jdbc.sql("select request from requested_repository where registry_id = ? and repository = ?")
                .param(registry.toString())
                .param(repository.value())
                .query(Long.class)
                .optional();
    }
}
