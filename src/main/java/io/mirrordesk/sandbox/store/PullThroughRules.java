package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pull-through cache rules of all registries. */
public final class PullThroughRules {

    /** The prefix of the rule for repositories that no other rule covers. */
    public static final String ROOT = "ROOT";

    private final Database database;
    private final JdbcClient jdbc;

    public PullThroughRules(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<PullThroughRule> find(Registry registry, String prefix) {
        return jdbc.sql("select * from pull_through_rule where registry = ? and prefix = ?")
                .params(registry.toString(), prefix)
                .query(PullThroughRules::rule)
                .optional();
    }

    /** All rules of a registry by prefix; there are at most 50. */
    public List<PullThroughRule> list(Registry registry) {
        return jdbc.sql("select * from pull_through_rule where registry = ? order by prefix")
                .param(registry.toString())
                .query(PullThroughRules::rule)
                .list();
    }

    /** The rule that a repository name falls under: the longest prefix, else {@code ROOT}. */
    public Optional<PullThroughRule> covering(Registry registry, String repositoryName) {
        List<PullThroughRule> rules = list(registry);
        return rules.stream()
                .filter(rule -> repositoryName.startsWith(rule.prefix() + "/"))
                .max(Comparator.comparingInt(rule -> rule.prefix().length()))
                .or(() -> rules.stream()
                        .filter(rule -> rule.prefix().equals(ROOT))
                        .findFirst());
    }

    /** Inserts or replaces. */
    public void put(PullThroughRule rule) {
        database.update(
                "merge into pull_through_rule key (registry, prefix) values (?,?,?,?,?,?,?,?,?)",
                rule.registry().toString(),
                rule.prefix(),
                rule.upstreamUrl(),
                rule.upstreamRegistry(),
                rule.upstreamPrefix(),
                rule.credentialArn(),
                rule.roleArn(),
                rule.createdAt().toEpochMilli(),
                rule.updatedAt().toEpochMilli());
    }

    public void delete(Registry registry, String prefix) {
        database.update("delete from pull_through_rule where registry = ? and prefix = ?", registry.toString(), prefix);
    }

    private static PullThroughRule rule(ResultSet row, int number) throws SQLException {
        return new PullThroughRule(
                Registry.parse(row.getString("registry")),
                row.getString("prefix"),
                row.getString("upstream_url"),
                row.getString("upstream_registry"),
                row.getString("upstream_prefix"),
                row.getString("credential_arn"),
                row.getString("role_arn"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }
}
