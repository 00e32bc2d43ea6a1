package io.mirrordesk.observed;

import io.mirrordesk.plan.RegistryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From rows of the tables to the records of the door. */
final class RowMapping {

    private RowMapping() {}

    /** @param pullHosts what clients write before a repository's name, by registry */
    static RepositoryRow repository(ResultSet row, Map<RegistryId, String> pullHosts) throws SQLException {
        RegistryId registry = RegistryId.parse(row.getString("registry_id"));
        String name = row.getString("name");
        return new RepositoryRow(
                registry,
                name,
                row.getString("arn"),
                pullHosts.getOrDefault(registry, registry.toString()) + "/" + name,
                row.getString("mirror"),
                row.getString("template"),
                row.getString("team"),
                row.getObject("conforms", Boolean.class),
                row.getBoolean("requested"),
                RowJson.findings(row.getString("findings")),
                row.getInt("images"),
                row.getLong("size_bytes"),
                required(row, "created_at"),
                instant(row, "last_pushed_at"),
                instant(row, "last_pulled_at"),
                RowJson.tags(row.getString("tags")),
                row.getString("lifecycle_policy"),
                row.getString("repository_policy"),
                row.getString("tag_mutability"),
                row.getBoolean("scan_on_push"),
                row.getString("encryption"),
                row.getString("kms_key"),
                instant(row, "read_at"),
                row.getString("read_error"));
    }

    static ImageRow image(ResultSet row) throws SQLException {
        return new ImageRow(
                row.getString("digest"),
                texts(row, "tags"),
                row.getString("media_type"),
                row.getString("artifact_type"),
                row.getLong("size_bytes"),
                required(row, "pushed_at"),
                instant(row, "last_pulled_at"));
    }

    static ListedImage listedImage(ResultSet row) throws SQLException {
        return new ListedImage(
                RegistryId.parse(row.getString("registry_id")),
                row.getString("repository"),
                row.getString("mirror"),
                row.getString("team"),
                image(row));
    }

    static SyncState sync(ResultSet row) throws SQLException {
        SyncState.Phase phase = SyncState.Phase.valueOf(row.getString("state"));
        String stage = row.getString("stage");
        boolean reading = phase == SyncState.Phase.RUNNING && "READING".equals(stage);
        Instant movedAt = instant(row, "moved_at");
        int done = row.getInt("read") + row.getInt("unreadable");
        return new SyncState(
                RegistryId.parse(row.getString("registry_id")),
                phase,
                stage == null ? null : SyncState.Stage.valueOf(stage),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                row.getInt("expected"),
                row.getInt("listed"),
                row.getInt("to_read"),
                row.getInt("read"),
                row.getInt("unreadable"),
                reading && movedAt != null
                        ? SyncState.end(movedAt, row.getInt("to_read") - done, row.getDouble("per_second"))
                        : null,
                row.getInt("rules_used"),
                row.getInt("policy_characters"),
                row.getString("error"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Instant required(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
