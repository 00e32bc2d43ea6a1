package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;
import static io.mirrordesk.sandbox.store.Columns.timeOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets of all accounts and regions. Their values are in {@link SecretVersions}. */
public final class Secrets {

    private static final String NEVER_TAGGED = "";

    private final Database database;
    private final JdbcClient jdbc;

    public Secrets(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /**
     * By name, by ARN, or by ARN without its random suffix, in an account and region. Also one whose deletion was asked for.
     */
    public Optional<Secret> find(Registry registry, String nameOrArn) {
        String scope = ":secretsmanager:" + registry.region() + ":" + registry.account() + ":secret:";
        if (nameOrArn.startsWith("arn:") && !nameOrArn.contains(scope)) {
            return Optional.empty();
        }
        String name = nameOrArn.startsWith("arn:") ? nameOrArn.replaceFirst("^arn:([^:]*:){5}", "") : nameOrArn;
        return jdbc.sql(
                        "select * from secret where registry = ? and (arn = ? or name = ?) order by arn = ? desc limit 1")
                .params(registry.toString(), nameOrArn, name, nameOrArn)
                .query(Secrets::secret)
                .optional();
    }

    /** All of an account and region, the oldest first. */
    public List<Secret> list(Registry registry) {
        return jdbc.sql("select * from secret where registry = ? order by id")
                .param(registry.toString())
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
                        tags(secret.tags()),
                        secret.createdAt().toEpochMilli(),
                        secret.changedAt().toEpochMilli());
                return find(secret.registry(), secret.arn());
            });
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /** Changes a secret; others who change it wait until the transaction around this ends. */
    public Secret update(long id, UnaryOperator<Secret> change) {
        return database.write(() -> {
            Secret changed = change.apply(lock(id));
            save(changed);
            return changed;
        });
    }

    private Secret lock(long id) {
        return jdbc.sql("select * from secret where id = ? for update")
                .param(id)
                .query(Secrets::secret)
                .single();
    }

    /** The resource policy of a secret. */
    public Optional<String> policy(long id) {
        return jdbc.sql("select policy from secret where id = ? and policy is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Sets a resource policy, or with null removes it. */
    public void setPolicy(long id, @Nullable String policy) {
        database.update("update secret set policy = ? where id = ?", policy, id);
    }

    private void save(Secret secret) {
        database.update(
                """
                            update secret set description = ?, kms_key = ?, tags = ?, changed_at = ?, accessed_at = ?,
                                deleted_at = ?, purge_at = ? where id = ?""",
                secret.description(),
                secret.kmsKey(),
                tags(secret.tags()),
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
        boolean due = jdbc.sql("select exists (select 1 from secret where purge_at <= ?)")
                .param(now.toEpochMilli())
                .query(Boolean.class)
                .single();
        if (due) {
            database.update("delete from secret where purge_at <= ?", now.toEpochMilli());
        }
    }

    private static String tags(@Nullable Map<String, String> tags) {
        return tags == null ? NEVER_TAGGED : Json.write(tags);
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
                NEVER_TAGGED.equals(row.getString("tags")) ? null : Json.map(row.getString("tags")),
                time(row, "created_at"),
                time(row, "changed_at"),
                timeOrNull(row, "accessed_at"),
                timeOrNull(row, "deleted_at"),
                timeOrNull(row, "purge_at"));
    }
}
