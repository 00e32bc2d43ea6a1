package io.mirrordesk.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the lifecycle policy of each repository was applied, and when it is to be applied next. */
public final class LifecycleSchedule {

    /** ECR applies a policy within 24 hours. */
    public static final Duration PERIOD = Duration.ofHours(24);

    private final Database database;
    private final JdbcClient jdbc;

    public LifecycleSchedule(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** A repository has got a policy; if it had one before, the schedule stays. */
    public void begin(long repositoryId, Instant now) {
        database.update(
                "update repository set lifecycle_due_at = ? where id = ? and lifecycle_due_at is null",
                now.plus(PERIOD).toEpochMilli(),
                repositoryId);
    }

    /** A repository has lost its policy. */
    public void end(long repositoryId) {
        database.update(
                "update repository set lifecycle_due_at = null, lifecycle_evaluated_at = null where id = ?",
                repositoryId);
    }

    /** Some repositories whose policies are to be applied, the longest overdue first. */
    public List<Repository> due(Instant now, int limit) {
        return jdbc.sql("select * from repository where lifecycle_due_at <= ? order by lifecycle_due_at limit ?")
                .params(now.toEpochMilli(), limit)
                .query(Repositories::repository)
                .list();
    }

    /** Makes every policy due at once. */
    public void hasten(Instant now) {
        database.update(
                "update repository set lifecycle_due_at = ? where lifecycle_due_at > ?",
                now.toEpochMilli(),
                now.toEpochMilli());
    }

    /** A policy has been applied. */
    public void evaluated(long repositoryId, Instant now) {
        database.update(
                "update repository set lifecycle_evaluated_at = ?, lifecycle_due_at = ? where id = ?",
                now.toEpochMilli(),
                now.plus(PERIOD).toEpochMilli(),
                repositoryId);
    }

    /** When a repository's policy was last applied; empty for never. */
    public Optional<Instant> evaluatedAt(long repositoryId) {
        return jdbc.sql(
                        "select lifecycle_evaluated_at from repository where id = ? and lifecycle_evaluated_at is not null")
                .param(repositoryId)
                .query((row, number) -> Columns.time(row, "lifecycle_evaluated_at"))
                .optional();
    }
}
