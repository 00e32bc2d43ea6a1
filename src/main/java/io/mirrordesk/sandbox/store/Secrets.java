package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;
import static io.mirrordesk.sandbox.store.Columns.timeOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets of all accounts and regions. Their values are in {@link SecretVersions}. */
public final class Secrets {

    private final Database database;
    private final JdbcClient jdbc;

    public Secrets(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** By name, by ARN, or by ARN without its random suffix. Also one whose deletion was asked for. */
    public Optional<Secret> find(Registry registry, String nameOrArn) {
        String name = nameOrArn.startsWith("arn:") ? nameOrArn.replaceFirst("^arn:([^:]*:){5}", "") : nameOrArn;
        return jdbc.sql("select * from secret where registry = ? and (arn = ? or name = ?)")
                .params(registry.toString(), nameOrArn, name)
                .query(Secrets::secret)
                .optional();
    }

    /** A page in the order of names, beginning after a name ({@code ""} for the first page). */
    public List<Secret> list(Registry registry, String after, int limit) {
        return jdbc.sql("select * from secret where registry = ? and name > ? order by name limit ?")
                .params(registry.toString(), after, limit)
                .query(Secrets::secret)
                .list();
    }

    /** Inserts a secret (its id is ignored); empty if the name is taken. */
    public Optional<Secret> create(Secret secret) {
        try {
            return database.write(() -> {
                database.update(
                        """
                                insert into secret (registry, name, arn, description, kms_key, tags, created_at, changed_at)
                                values (?,?,?,?,?,?,?,?)""",
                        secret.registry().toString(),
                        secret.name(),
                        secret.arn(),
                        secret.description(),
                        secret.kmsKey(),
                        Json.write(secret.tags()),
                        secret.createdAt().toEpochMilli(),
                        secret.changedAt().toEpochMilli());
                return find(secret.registry(), secret.arn());
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /** Saves everything of a secret that can change. */
    public void save(Secret secret) {
        database.update(
                """
                            update secret set description = ?, kms_key = ?, tags = ?, changed_at = ?, accessed_at = ?,
                                deleted_at = ?, purge_at = ? where id = ?""",
                secret.description(),
                secret.kmsKey(),
                Json.write(secret.tags()),
                secret.changedAt().toEpochMilli(),
                millis(secret.accessedAt()),
                millis(secret.deletedAt()),
                millis(secret.purgeAt()),
                secret.id());
    }

    /** Deletes a secret and its values at once. */
    public void delete(long id) {
        database.update("delete from secret where id = ?", id);
    }

    /** Deletes the secrets whose recovery window has ended. */
    public void purge(Instant now) {
        database.update("delete from secret where purge_at <= ?", now.toEpochMilli());
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static Secret secret(ResultSet row, int number) throws SQLException {
        return new Secret(
                row.getLong("id"),
                Registry.parse(row.getString("registry")),
                row.getString("name"),
                row.getString("arn"),
                row.getString("description"),
                row.getString("kms_key"),
                Json.map(row.getString("tags")),
                time(row, "created_at"),
                time(row, "changed_at"),
                timeOrNull(row, "accessed_at"),
                timeOrNull(row, "deleted_at"),
                timeOrNull(row, "purge_at"));
    }
}
