package io.mirrordesk.observed;

import io.mirrordesk.desired.Mirrors;
import io.mirrordesk.lifecycle.LifecyclePolicy;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Rollout.Forecast;
import io.mirrordesk.plan.TemplateSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a new version of a template means for the repositories that it governs, as far as the inventory knows. There may be a hundred
 * thousand of them: they are counted by the database in groups, and never all in memory.
 */
@Service
public class GovernedRepositories {

    private static final int AT_ONCE = 1_000;

    private static final String GROUPS =
            """
            select mirror, tag_mutability, scan_on_push, lifecycle_policy, repository_policy, %s as tagged, %s as state,
                   count(*) as repositories, count(*) filter (where read_at is null) as unread, min(read_at) as as_of
              from repository
             where %s
             group by 1, 2, 3, 4, 5, 6, 7""".formatted(GovernedSelection.TAGGED, GovernedSelection.STATE, GovernedSelection.CONDITION);

    /** What was never read has no state to compare with. */
    private static final String BEHIND =
            """
            select id, name, mirror, %s as tagged, read_at is null as unread, %s as state,
                   read_at is null and tags = '{}' and lifecycle_policy is null and repository_policy is null as unknown
              from repository
             where id > :behind and %s
             order by id limit %d""".formatted(GovernedSelection.TAGGED, GovernedSelection.STATE, GovernedSelection.CONDITION, AT_ONCE);

    private final Mirrors mirrors;
    private final Expirations expirations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    GovernedRepositories(Mirrors mirrors, Expirations expirations, JdbcClient jdbc, TransactionTemplate transaction) {
        this.mirrors = mirrors;
        this.expirations = expirations;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A repository that needs a step.
     *
     * @param mirror the prefix of its mirror
     * @param state what {@link #state} said of it; null when it was never read
     */
    public record Affected(
            RepositoryName repository,
            Prefix mirror,
            @Nullable String state) {}

    /**
     * How many repositories need what, and how many images expire.
     *
     * @throws SimulationsBusy when others are simulated already, and for long
     */
    public Forecast forecast(RegistryId registry, TemplateSpec template) {
        GovernedSelection selection = GovernedSelection.of(registry, mirrors.governedBy(template.name()), template);
        ForecastCount count = counted(selection);
        return count.forecast(expiring(selection, template, count));
    }

    /**
     * Tells of each repository that needs a step, or of which nothing is known, in portions.
     *
     * @param use takes a portion; it may write to the database
     */
    @Transactional
    public void affected(RegistryId registry, TemplateSpec template, Consumer<List<Affected>> use) {
        GovernedSelection selection = GovernedSelection.of(registry, mirrors.governedBy(template.name()), template);
        ForecastCount count = counted(selection);
        List<Row> portion = behind(0, selection);
        while (!portion.isEmpty()) {
            use.accept(portion.stream()
                    .filter(row -> row.needsSomething(count))
                    .map(Row::affected)
                    .toList());
            portion = behind(portion.getLast().id(), selection);
        }
    }

    /** What may be changed of a repository, as one word that is another when it is another; empty if the inventory has none of the name. */
    public Optional<String> state(RegistryId registry, RepositoryName repository) {
        return jdbc.sql("select " + GovernedSelection.STATE
                        + " from repository where registry_id = :registry and name = :name")
                .param("registry", registry.toString())
                .param("name", repository.value())
                .query(String.class)
                .optional();
    }

    /** A row on its way, in the order of ids. */
    private record Row(long id, Affected affected, boolean tagged, boolean unread, String state) {

        boolean needsSomething(ForecastCount count) {
            return unread || !tagged || !count.isSettled(affected.mirror(), state);
        }
    }

    /** In a transaction, or PostgreSQL's driver would fetch everything at once. */
    private ForecastCount counted(GovernedSelection selection) {
        ForecastCount count = new ForecastCount(selection);
        transaction.executeWithoutResult(_ -> jdbc.sql(GROUPS)
                .params(selection.parameters())
                .withFetchSize(AT_ONCE)
                .query(count::add));
        return count;
    }

    private long expiring(GovernedSelection selection, TemplateSpec template, ForecastCount count) {
        if (template.lifecyclePolicy() == null) {
            return 0;
        }
        Map<String, Object> parameters = new HashMap<>(selection.parameters());
        parameters.put("settled", count.settledLifecycles().toArray(String[]::new));
        return expirations.of(
                GovernedSelection.CONDITION + " and (lifecycle_policy is null or lifecycle_policy <> all (:settled))",
                parameters,
                LifecyclePolicy.parse(template.lifecyclePolicy()));
    }

    private List<Row> behind(long id, GovernedSelection selection) {
        return jdbc.sql(BEHIND)
                .params(selection.parameters())
                .param("behind", id)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        new Affected(
                                RepositoryName.parse(row.getString("name")),
                                Prefix.parse(row.getString("mirror")),
                                row.getBoolean("unknown") ? null : row.getString("state")),
                        row.getBoolean("tagged"),
                        row.getBoolean("unread"),
                        row.getString("state")))
                .list();
    }
}
