package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The values of secrets, and the stages that point at them: a stage is on one version at a time. */
public final class SecretVersions {

    private static final String SELECT = """
            select v.*, (select listagg(s.stage, chr(10)) within group (order by s.stage) from secret_stage s
                where s.secret_id = v.secret_id and s.version_id = v.version_id) as stages from secret_version v\s""";

    private final Database database;
    private final JdbcClient jdbc;

    public SecretVersions(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<SecretVersion> find(long secretId, String versionId) {
        return jdbc.sql(SELECT + "where v.secret_id = ? and v.version_id = ?")
                .params(secretId, versionId)
                .query(SecretVersions::version)
                .optional();
    }

    /** The version that a stage points at, such as {@link SecretVersion#CURRENT}. */
    public Optional<SecretVersion> atStage(long secretId, String stage) {
        return jdbc.sql(SELECT
                        + "where v.secret_id = ? and v.version_id = (select g.version_id from secret_stage g"
                        + " where g.secret_id = v.secret_id and g.stage = ?)")
                .params(secretId, stage)
                .query(SecretVersions::version)
                .optional();
    }

    /** All versions, the oldest first. */
    public List<SecretVersion> list(long secretId) {
        return jdbc.sql(SELECT + "where v.secret_id = ? order by v.created_at, v.version_id")
                .param(secretId)
                .query(SecretVersions::version)
                .list();
    }

    /** Adds a value; its stages are moved to it, and AWSPREVIOUS to the version that AWSCURRENT leaves. */
    public void add(long secretId, SecretVersion version) {
        database.write(() -> {
            database.update(
                    "insert into secret_version (secret_id, version_id, text, bytes, created_at) values (?,?,?,?,?)",
                    secretId,
                    version.id(),
                    version.text(),
                    version.bytes(),
                    version.createdAt().toEpochMilli());
            version.stages().forEach(stage -> moveStage(secretId, stage, version.id()));
        });
    }

    /** Moves a stage to a version, and AWSPREVIOUS to the version that AWSCURRENT leaves. */
    public void moveStage(long secretId, String stage, String versionId) {
        database.write(() -> {
            if (stage.equals(SecretVersion.CURRENT)) {
                atStage(secretId, SecretVersion.CURRENT)
                        .filter(former -> !former.id().equals(versionId))
                        .ifPresent(former -> point(secretId, SecretVersion.PREVIOUS, former.id()));
            }
            point(secretId, stage, versionId);
        });
    }

    /** Notes that a version's value was read. */
    public void accessed(long secretId, String versionId, Instant at) {
        database.update(
                "update secret_version set accessed_at = ? where secret_id = ? and version_id = ?",
                at.toEpochMilli(),
                secretId,
                versionId);
    }

    /** When values were last read, by version id; versions that never were are not there. */
    public Map<String, Instant> accesses(long secretId) {
        Map<String, Instant> byVersion = new HashMap<>();
        jdbc.sql("select * from secret_version where secret_id = ? and accessed_at is not null")
                .param(secretId)
                .query(row -> {
                    byVersion.put(row.getString("version_id"), time(row, "accessed_at"));
                });
        return byVersion;
    }

    /** Takes a stage off the version that it is on. */
    public void removeStage(long secretId, String stage) {
        database.update("delete from secret_stage where secret_id = ? and stage = ?", secretId, stage);
    }

    private void point(long secretId, String stage, String versionId) {
        database.update("merge into secret_stage key (secret_id, stage) values (?, ?, ?)", secretId, stage, versionId);
    }

    private static SecretVersion version(ResultSet row, int number) throws SQLException {
        String stages = row.getString("stages");
        return new SecretVersion(
                row.getString("version_id"),
                row.getString("text"),
                row.getBytes("bytes"),
                time(row, "created_at"),
                stages == null ? List.of() : Arrays.asList(stages.split("\n", -1)));
    }
}
