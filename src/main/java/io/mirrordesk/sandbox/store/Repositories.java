package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The repositories of all registries. Names are unique in a registry and listed in their order. */
public final class Repositories {

    private final Database database;
    private final JdbcClient jdbc;

    public Repositories(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<Repository> find(Registry registry, String name) {
        return jdbc.sql("select * from repository where registry = ? and name = ?")
                .params(registry.toString(), name)
                .query(Repositories::repository)
                .optional();
    }

    /**
     * A page in the order of names, beginning after a name ({@code ""} for the first page). The order names all columns of the
     * index: H2 would sort the whole registry otherwise.
     */
    public List<Repository> list(Registry registry, String after, int limit) {
        return jdbc.sql("select * from repository where registry = ? and name > ? order by registry, name limit ?")
                .params(registry.toString(), after, limit)
                .query(Repositories::repository)
                .list();
    }

    /** Creates a repository; empty if the name is taken, also by somebody who came first a moment ago. */
    public Optional<Repository> create(Registry registry, String name, RepositorySettings settings, Instant at) {
        try {
            return database.write(() -> {
                insert(registry, name, settings, at);
                return find(registry, name);
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    private void insert(Registry registry, String name, RepositorySettings settings, Instant at) {
        database.update(
                """
                        insert into repository (registry, name, created_at, tag_mutability, exclusion_filters, scan_on_push,
                            encryption_type, kms_key, tags, policy, lifecycle_policy, lifecycle_due_at)
                        values (?,?,?,?,?,?,?,?,?,?,?,?)""",
                registry.toString(),
                name,
                at.toEpochMilli(),
                settings.tagMutability(),
                Json.write(settings.exclusionFilters()),
                settings.scanOnPush(),
                settings.encryptionType(),
                settings.kmsKey(),
                Json.write(settings.tags()),
                settings.policy(),
                settings.lifecyclePolicy(),
                settings.lifecyclePolicy() == null
                        ? null
                        : at.plus(LifecycleSchedule.PERIOD).toEpochMilli());
    }

    /** Changes a repository's settings under a row lock and returns what is then there; empty if it has gone. */
    public Optional<Repository> update(long id, UnaryOperator<RepositorySettings> change) {
        return database.write(() -> {
            Optional<Repository> before = jdbc.sql("select * from repository where id = ? for update")
                    .param(id)
                    .query(Repositories::repository)
                    .optional();
            return before.map(repository -> save(repository, change.apply(repository.settings())));
        });
    }

    private Repository save(Repository repository, RepositorySettings settings) {
        database.update(
                """
                        update repository set tag_mutability = ?, exclusion_filters = ?, scan_on_push = ?, tags = ?,
                            policy = ?, lifecycle_policy = ? where id = ?""",
                settings.tagMutability(),
                Json.write(settings.exclusionFilters()),
                settings.scanOnPush(),
                Json.write(settings.tags()),
                settings.policy(),
                settings.lifecyclePolicy(),
                repository.id());
        return new Repository(
                repository.id(), repository.registry(), repository.name(), repository.createdAt(), settings);
    }

    public void delete(long id) {
        database.update("delete from repository where id = ?", id);
    }

    static Repository repository(ResultSet row, int number) throws SQLException {
        RepositorySettings settings = new RepositorySettings(
                row.getString("tag_mutability"),
                Json.list(row.getString("exclusion_filters")),
                row.getBoolean("scan_on_push"),
                row.getString("encryption_type"),
                row.getString("kms_key"),
                Json.map(row.getString("tags")),
                row.getString("policy"),
                row.getString("lifecycle_policy"));
        return new Repository(
                row.getLong("id"),
                Registry.parse(row.getString("registry")),
                row.getString("name"),
                time(row, "created_at"),
                settings);
    }
}
