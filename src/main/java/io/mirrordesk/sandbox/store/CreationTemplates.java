package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The repository creation templates of all registries. */
public final class CreationTemplates {

    private final Database database;
    private final JdbcClient jdbc;

    public CreationTemplates(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<CreationTemplate> find(Registry registry, String prefix) {
        return jdbc.sql("select * from creation_template where registry = ? and prefix = ?")
                .params(registry.toString(), prefix)
                .query(CreationTemplates::template)
                .optional();
    }

    /** All templates of a registry by prefix. */
    public List<CreationTemplate> list(Registry registry) {
        return jdbc.sql("select * from creation_template where registry = ? order by prefix")
                .param(registry.toString())
                .query(CreationTemplates::template)
                .list();
    }

    /** The template for a new repository: the longest prefix that applies for the purpose, else {@code ROOT}. */
    public Optional<CreationTemplate> covering(Registry registry, String repositoryName, String purpose) {
        List<CreationTemplate> templates = list(registry).stream()
                .filter(template -> template.appliedFor().contains(purpose))
                .toList();
        return templates.stream()
                .filter(template -> repositoryName.startsWith(template.prefix() + "/"))
                .max(Comparator.comparingInt(template -> template.prefix().length()))
                .or(() -> templates.stream()
                        .filter(template -> template.prefix().equals(PullThroughRules.ROOT))
                        .findFirst());
    }

    /** Inserts or replaces. */
    public void put(CreationTemplate template) {
        RepositorySettings settings = template.settings();
        database.update(
                "merge into creation_template key (registry, prefix) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                template.registry().toString(),
                template.prefix(),
                template.description(),
                Json.write(template.appliedFor()),
                template.roleArn(),
                settings.tagMutability(),
                Json.write(settings.exclusionFilters()),
                settings.encryptionType(),
                settings.kmsKey(),
                Json.write(settings.tags()),
                settings.policy(),
                settings.lifecyclePolicy(),
                template.createdAt().toEpochMilli(),
                template.updatedAt().toEpochMilli());
    }

    public void delete(Registry registry, String prefix) {
        database.update("delete from creation_template where registry = ? and prefix = ?", registry.toString(), prefix);
    }

    private static CreationTemplate template(ResultSet row, int number) throws SQLException {
        RepositorySettings settings = RepositorySettings.defaults()
                .withMutability(row.getString("tag_mutability"), Json.list(row.getString("exclusion_filters")))
                .withEncryption(row.getString("encryption_type"), row.getString("kms_key"))
                .withTags(Json.map(row.getString("tags")))
                .withPolicy(row.getString("policy"))
                .withLifecyclePolicy(row.getString("lifecycle_policy"));
        return new CreationTemplate(
                Registry.parse(row.getString("registry")),
                row.getString("prefix"),
                row.getString("description"),
                Json.list(row.getString("applied_for")),
                row.getString("role_arn"),
                settings,
                time(row, "created_at"),
                time(row, "updated_at"));
    }
}
