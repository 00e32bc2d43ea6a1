package io.mirrordesk.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last lifecycle policy preview of each repository with its results, so that their pages fit together. */
public final class LifecyclePreviews {

    /**
     * @param readyAt until then the preview is in progress
     * @param expiring how many images would be deleted
     * @param transitioning how many images would be archived
     */
    public record Preview(String policy, Instant readyAt, int expiring, int transitioning) {}

    /**
     * @param position its place among the results, from 1
     * @param storageClass in which the image is
     * @param action {@code EXPIRE} or {@code TRANSITION}
     * @param rule the priority of the rule that acts
     */
    public record Result(
            int position,
            String digest,
            List<String> tags,
            Instant pushedAt,
            String storageClass,
            String action,
            @Nullable Integer rule) {}

    private final Database database;
    private final JdbcClient jdbc;

    public LifecyclePreviews(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<Preview> find(long repositoryId) {
        return jdbc.sql("select * from lifecycle_preview where repository_id = ?")
                .param(repositoryId)
                .query((row, number) -> new Preview(
                        row.getString("policy"),
                        Columns.time(row, "ready_at"),
                        row.getInt("expiring"),
                        row.getInt("transitioning")))
                .optional();
    }

    /** Replaces a repository's preview. */
    public void put(long repositoryId, Preview preview, List<Result> results) {
        database.write(() -> {
            database.update("delete from lifecycle_preview where repository_id = ?", repositoryId);
            database.update(
                    "insert into lifecycle_preview values (?, ?, ?, ?, ?)",
                    repositoryId,
                    preview.policy(),
                    preview.readyAt().toEpochMilli(),
                    preview.expiring(),
                    preview.transitioning());
            database.updateAll(
                    "insert into lifecycle_preview_result values (?, ?, ?, ?, ?, ?, ?, ?)",
                    results.stream()
                            .<@Nullable Object[]>map(result -> row(repositoryId, result))
                            .toList());
        });
    }

    private static @Nullable Object[] row(long repositoryId, Result result) {
        return new @Nullable Object[] {
            repositoryId,
            result.position(),
            result.digest(),
            Json.write(result.tags()),
            result.pushedAt().toEpochMilli(),
            result.storageClass(),
            result.action(),
            result.rule()
        };
    }

    /** A page of results, beginning after a position (0 for the first page). */
    public List<Result> results(long repositoryId, int after, int limit) {
        return jdbc.sql("""
                        select * from lifecycle_preview_result where repository_id = ? and position > ?
                        order by repository_id, position limit ?""")
                .params(repositoryId, after, limit)
                .query(LifecyclePreviews::result)
                .list();
    }

    /** The result for one image. */
    public Optional<Result> result(long repositoryId, String digest) {
        return jdbc.sql("select * from lifecycle_preview_result where repository_id = ? and digest = ?")
                .params(repositoryId, digest)
                .query(LifecyclePreviews::result)
                .optional();
    }

    private static Result result(ResultSet row, int number) throws SQLException {
        int rule = row.getInt("rule");
        return new Result(
                row.getInt("position"),
                row.getString("digest"),
                Json.list(row.getString("tags")),
                Columns.time(row, "pushed_at"),
                row.getString("storage_class"),
                row.getString("action"),
                rule == 0 ? null : rule);
    }
}
