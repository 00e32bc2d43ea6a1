package io.mirrordesk.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The last lifecycle policy preview of each repository with its results, so that their pages fit together. */
public final class LifecyclePreviews {

    /**
     * @param readyAt until then the preview is in progress, and after it until it has been evaluated
     * @param evaluated whether the results are there
     * @param expiring how many images would be deleted
     * @param transitioning how many images would be archived
     */
    public record Preview(
            long repositoryId, String policy, Instant readyAt, boolean evaluated, int expiring, int transitioning) {}

    /**
     * @param position its place among the results, from 0
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

    /** So many results are one row: a row for each would take a minute to write for a large repository. */
    private static final int BLOCK = 1000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final JdbcClient jdbc;

    public LifecyclePreviews(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<Preview> find(long repositoryId) {
        return jdbc.sql("select * from lifecycle_preview where repository_id = ?")
                .param(repositoryId)
                .query(LifecyclePreviews::preview)
                .optional();
    }

    /** Those that a process which died has begun. */
    public List<Preview> unfinished() {
        return jdbc.sql("select * from lifecycle_preview where not evaluated")
                .query(LifecyclePreviews::preview)
                .list();
    }

    /** Replaces a repository's preview by one without results. */
    public Preview begin(long repositoryId, String policy, Instant readyAt) {
        database.write(() -> {
            database.update("delete from lifecycle_preview where repository_id = ?", repositoryId);
            database.update("""
                            insert into lifecycle_preview (repository_id, policy, ready_at, evaluated, expiring, transitioning)
                            values (?, ?, ?, false, 0, 0)""", repositoryId, policy, readyAt.toEpochMilli());
        });
        return new Preview(repositoryId, policy, readyAt, false, 0, 0);
    }

    /** Adds the results; nothing happens if the repository has gone meanwhile. */
    public void complete(Preview preview, List<Result> results, int expiring) {
        database.write(() -> {
            int rows = database.update("""
                            update lifecycle_preview set evaluated = true, expiring = ?, transitioning = ?
                             where repository_id = ? and not evaluated""", expiring, results.size() - expiring, preview.repositoryId());
            if (rows == 1) {
                database.updateAll(
                        "insert into lifecycle_preview_block values (?, ?, ?)",
                        blocks(preview.repositoryId(), results));
            }
        });
    }

    private static List<@Nullable Object[]> blocks(long repositoryId, List<Result> results) {
        return IntStream.rangeClosed(0, (results.size() - 1) / BLOCK)
                .mapToObj(number -> results.subList(number * BLOCK, Math.min(results.size(), (number + 1) * BLOCK)))
                .filter(block -> !block.isEmpty())
                .<@Nullable Object[]>map(block -> new @Nullable Object[] {
                    repositoryId, block.getFirst().position() / BLOCK, JSON.writeValueAsString(block)
                })
                .toList();
    }

    /** Results in their order, from a position on, read as far as they are wanted. */
    public Stream<Result> results(long repositoryId, int from) {
        return IntStream.iterate(from / BLOCK, number -> number + 1)
                .mapToObj(number -> block(repositoryId, number))
                .takeWhile(block -> !block.isEmpty())
                .flatMap(List::stream)
                .filter(result -> result.position() >= from);
    }

    private List<Result> block(long repositoryId, int number) {
        return jdbc.sql("select results from lifecycle_preview_block where repository_id = ? and number = ?")
                .params(repositoryId, number)
                .query((row, _) -> List.of(JSON.readValue(row.getString("results"), Result[].class)))
                .optional()
                .orElse(List.of());
    }

    private static Preview preview(ResultSet row, int number) throws SQLException {
        return new Preview(
                row.getLong("repository_id"),
                row.getString("policy"),
                Columns.time(row, "ready_at"),
                row.getBoolean("evaluated"),
                row.getInt("expiring"),
                row.getInt("transitioning"));
    }
}
