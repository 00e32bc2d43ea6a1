package io.mirrordesk.governance;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.run.RunError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What came of each repository that was seen. */
@Service
public class Reconciliations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Reconciliations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Reconciliation> of(RegistryId registry, String repository) {
        return jdbc.sql("select * from reconciliation where registry_id = ? and repository = ?")
                .params(registry.toString(), repository)
                .query((row, _) -> view(row))
                .optional();
    }

    /** Those that need a person, by name. */
    public List<Reconciliation> givenUp(RegistryId registry) {
        return jdbc.sql("""
                        select * from reconciliation
                         where registry_id = ? and state in ('NOT_AUTHORIZED', 'FAILED') order by repository""")
                .param(registry.toString())
                .query((row, _) -> view(row))
                .list();
    }

    /** Notes that a repository wants to be looked at. */
    @Transactional(propagation = Propagation.MANDATORY)
    void want(RegistryId registry, RepositoryName repository) {
        jdbc.sql("""
                        insert into reconciliation (registry_id, repository, state, updated_at)
                        values (:registry, :repository, 'WAITING', :now)
                        on conflict (registry_id, repository) do update
                           set wanted = reconciliation.wanted + 1, state = 'WAITING', attempts = 0, updated_at = :now""")
                .param("registry", registry.toString())
                .param("repository", repository.value())
                .param("now", now())
                .update();
    }

    /** How often it was wanted so far; holds the row until the end of the transaction, if there is one. */
    long wanted(RegistryId registry, RepositoryName repository) {
        return jdbc.sql("select wanted from reconciliation where registry_id = ? and repository = ? for update")
                .params(registry.toString(), repository.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Returns how many tries were in vain by now. */
    int tried(RegistryId registry, RepositoryName repository, @Nullable RunError error) {
        return jdbc.sql("""
                        update reconciliation set attempts = attempts + 1, error = :error, updated_at = :now
                         where registry_id = :registry and repository = :repository returning attempts""")
                .param("error", error == null ? null : PlanJson.write(error))
                .param("now", now())
                .param("registry", registry.toString())
                .param("repository", repository.value())
                .query(Integer.class)
                .single();
    }

    void end(RegistryId registry, RepositoryName repository, Reconciliation.State state, @Nullable RunError error) {
        jdbc.sql("""
                        update reconciliation set state = :state, error = :error, updated_at = :now
                         where registry_id = :registry and repository = :repository""")
                .param("state", state.name())
                .param("error", error == null ? null : PlanJson.write(error))
                .param("now", now())
                .param("registry", registry.toString())
                .param("repository", repository.value())
                .update();
    }

    private static Reconciliation view(ResultSet row) throws SQLException {
        String error = row.getString("error");
        return new Reconciliation(
                RegistryId.parse(row.getString("registry_id")),
                row.getString("repository"),
                Reconciliation.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                error == null ? null : PlanJson.read(error, RunError.class),
                row.getTimestamp("updated_at").toInstant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
