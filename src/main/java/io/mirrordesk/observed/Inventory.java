package io.mirrordesk.observed;

import io.mirrordesk.contract.NotFound;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.figures.InventoryFigures;
import io.mirrordesk.observed.figures.Summary;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Conformity;
import io.mirrordesk.plan.RegistryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The repositories and images of all registries as last read: for lists and dashboards, never for plans. */
@Service
public class Inventory {

    private static final String IMAGES = """
            select i.*, array(select t.tag from image_tag t where t.image_id = i.id order by t.tag) as tags
              from image i join repository r on r.id = i.repository_id
             where r.registry_id = :registry and r.name = :name
             order by i.pushed_at desc, i.id desc
             limit :limit offset :offset""";

    /** What keeps it from being read is its own trouble, else that of the registry's sync; JDBC takes the first column of a name. */
    private static final String ONE = """
            select coalesce(r.read_error,
                            (select s.error from registry_sync s
                              where s.registry_id = r.registry_id and s.state = 'FAILED')) as read_error, r.*
              from repository r where r.registry_id = ? and r.name = ?""";

    private final JdbcClient jdbc;
    private final InventoryLists lists;
    private final Registries registries;
    private final RepositoryReader reader;
    private final SyncStates syncs;
    private final InventoryFigures figures;

    Inventory(
            JdbcClient jdbc,
            InventoryLists lists,
            Registries registries,
            RepositoryReader reader,
            SyncStates syncs,
            InventoryFigures figures) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.registries = registries;
        this.reader = reader;
        this.syncs = syncs;
        this.figures = figures;
    }

    /** One page of the repositories that match. */
    public Slice<RepositoryRow> repositories(RepositoryQuery query) {
        return lists.repositories(query);
    }

    /** Those of these names of which something differs that only deleting and creating them again changes, by name. */
    public List<RepositoryRow> toRecreate(RegistryId registry, Collection<String> names) {
        Map<RegistryId, String> hosts = pullHosts();
        return jdbc.sql("""
                        select * from repository
                         where registry_id = :registry and name = any (:names) and findings @> :recreate::jsonb
                         order by name""")
                .param("registry", registry.toString())
                .param("names", names.toArray(String[]::new))
                .param("recreate", "[{\"code\": \"" + Conformity.RECREATE + "\"}]")
                .query((row, _) -> RowMapping.repository(row, hosts))
                .list();
    }

    public Optional<RepositoryRow> repository(RegistryId registry, String name) {
        Map<RegistryId, String> pullHosts = pullHosts();
        return jdbc.sql(ONE)
                .params(registry.toString(), name)
                .query((row, _) -> RowMapping.repository(row, pullHosts))
                .optional();
    }

    /** Which of these repositories exist, as far as the inventory knows. */
    public Set<String> existing(RegistryId registry, Set<String> names) {
        return jdbc.sql("select name from repository where registry_id = ? and name = any (?)")
                .params(registry.toString(), names.toArray(String[]::new))
                .query((row, _) -> row.getString("name"))
                .set();
    }

    /** @throws NotFound when the inventory does not know the repository */
    public RepositoryRow get(RegistryId registry, String name) {
        return repository(registry, name)
                .orElseThrow(() -> new NotFound("There is no repository “" + name + "” in " + registry + "."));
    }

    /** Images of a repository, those pushed last first. */
    public List<ImageRow> images(RegistryId registry, String name, int limit, int offset) {
        return jdbc.sql(IMAGES)
                .param("registry", registry.toString())
                .param("name", name)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> RowMapping.image(row))
                .list();
    }

    /** Totals, and the same by mirror, team and template, the largest first. */
    public Summary summary() {
        return figures.summary(null);
    }

    /** When the registry was last listed completely; empty before the first time. */
    public Optional<Instant> syncedAt(RegistryId registry) {
        return Optional.ofNullable(syncs.of(registry).syncedAt());
    }

    /**
     * Reads one repository from AWS again, and whether it conforms; it leaves the inventory when AWS says that it does not exist. A registry
     * that was generated stays as it is.
     *
     * @throws io.mirrordesk.aws.AwsUnavailable when AWS cannot be read; the inventory stays as it is
     */
    public void refresh(RegistryId registry, RepositoryName name) {
        if (syncs.isInAws(registry)) {
            reader.refresh(registry, name);
        }
    }

    private Map<RegistryId, String> pullHosts() {
        return registries.all().stream().collect(Collectors.toMap(ManagedRegistry::id, ManagedRegistry::pullHost));
    }
}
