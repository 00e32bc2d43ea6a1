package io.mirrordesk.desired;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.identity.PerRequest;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.AccessMode;
import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
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
                .filter(entry ->
                        entry.registry().equals(registry) && entry.prefix().equals(prefix))
                .map(MirrorEntry::id)
                .findFirst();
    }

    /** The mirror whose prefix is the longest that the repository lies under. */
    public Optional<MirrorEntry> covering(RegistryId registry, RepositoryName repository) {
        return directory().stream()
                .filter(entry -> entry.registry().equals(registry))
                .filter(entry -> entry.prefix().covers(repository))
                .max(Comparator.comparingInt(entry -> entry.prefix().below().length()));
    }

    private List<MirrorEntry> directory() {
        Optional<List<ManagedMirror>> whole = PerRequest.known(ALL);
        return whole.map(mirrors -> mirrors.stream().map(MirrorEntry::of).toList())
                .orElseGet(this::readDirectory);
    }

    private List<MirrorEntry> readDirectory() {
        return PerRequest.of(
                "directory of mirrors",
                () -> jdbc.sql("""
                                select id, registry_id, prefix, access, managed_since from mirror
                                 where state <> 'RETIRED'""").query(Mirrors::entry).list());
    }

    private static MirrorEntry entry(ResultSet row, int number) throws SQLException {
        return new MirrorEntry(
                row.getLong("id"),
                RegistryId.parse(row.getString("registry_id")),
                Prefix.parse(row.getString("prefix")),
                AccessMode.valueOf(row.getString("access")),
                row.getObject("managed_since", OffsetDateTime.class).toInstant());
    }

    /** By prefix. A page reads those of every registry at once, as its frame counts them. */
    public List<ManagedMirror> all(RegistryId registry) {
        return all().stream()
                .filter(mirror -> mirror.definition().registry().equals(registry))
                .toList();
    }

    /** @throws NotFound when there is no such mirror */
    public ManagedMirror get(long id) {
        return rows.whole(id)
                .map(MirrorEntity::toValue)
                .orElseThrow(() -> new NotFound("There is no mirror " + id + "."));
    }

    /** Those that sign in with a credential, by prefix, as they are at this moment; none for one that is retired. */
    public List<ManagedMirror> using(ManagedCredential credential) {
        return credential.state() == ManagedCredential.State.RETIRED
                ? List.of()
                : rows.using(credential.registry().toString(), credential.name()).stream()
                        .map(MirrorEntity::toValue)
                        .toList();
    }

    /** Those that use a template, in whatever registry, by registry and prefix, as they are at this moment. */
    public List<ManagedMirror> governedBy(String template) {
        return rows.governedBy(template).stream().map(MirrorEntity::toValue).toList();
    }

    /** Those of {@link #governedBy} that are in none of these registries. */
    public List<ManagedMirror> governedOutside(String template, Collection<RegistryId> registries) {
        return governedBy(template).stream()
                .filter(mirror -> !registries.contains(mirror.definition().registry()))
                .toList();
    }

    public Optional<ManagedMirror> find(RegistryId registry, Prefix prefix) {
        return all(registry).stream()
                .filter(mirror -> mirror.prefix().equals(prefix))
                .findFirst();
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
