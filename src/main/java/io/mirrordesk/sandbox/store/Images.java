package io.mirrordesk.sandbox.store;

import static io.mirrordesk.sandbox.store.Columns.time;
import static io.mirrordesk.sandbox.store.Columns.timeOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The images (manifests) of all repositories. Tags are in {@link ImageTags}, layers in {@link Layers}. */
public final class Images {

    private static final String SELECT = """
            select i.*, (select listagg(t.tag, ' ') within group (order by t.tag) from image_tag t
                where t.image_id = i.id) as tags from image i\s""";

    private final Database database;
    private final JdbcClient jdbc;

    public Images(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<Image> byDigest(long repositoryId, String digest) {
        return jdbc.sql(SELECT + "where i.repository_id = ? and i.digest = ?")
                .params(repositoryId, digest)
                .query(Images::image)
                .optional();
    }

    public Optional<Image> byTag(long repositoryId, String tag) {
        return jdbc.sql(SELECT
                        + "where i.id = (select g.image_id from image_tag g where g.repository_id = ? and g.tag = ?)")
                .params(repositoryId, tag)
                .query(Images::image)
                .optional();
    }

    /** A page in the order of arrival, beginning after an image's id (0 for the first page). */
    public List<Image> list(long repositoryId, long afterId, int limit) {
        return jdbc.sql(SELECT + "where i.repository_id = ? and i.id > ? order by i.repository_id, i.id limit ?")
                .params(repositoryId, afterId, limit)
                .query(Images::image)
                .list();
    }

    /** The images whose subject is a digest. */
    public List<Image> referrers(long repositoryId, String subject) {
        return jdbc.sql(SELECT + "where i.repository_id = ? and i.subject = ? order by i.id")
                .params(repositoryId, subject)
                .query(Images::image)
                .list();
    }

    /** The digests of the indexes in the repository that name this manifest. */
    public List<String> indexesOf(long repositoryId, String digest) {
        return jdbc.sql("""
                        select i.digest from image i join image_child c on c.image_id = i.id
                        where i.repository_id = ? and c.digest = ? order by i.id""")
                .params(repositoryId, digest)
                .query((row, number) -> row.getString(1))
                .list();
    }

    public boolean any(long repositoryId) {
        return jdbc.sql("select exists (select 1 from image where repository_id = ?)")
                .param(repositoryId)
                .query(Boolean.class)
                .single();
    }

    /** A stored manifest's bytes, as they were pushed. */
    public byte[] manifest(String digest) {
        return jdbc.sql("select content from manifest where digest = ?")
                .param(digest)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** The digests that each index of a repository names, by the index's id. */
    public Map<Long, List<String>> children(long repositoryId) {
        Map<Long, List<String>> children = new HashMap<>();
        jdbc.sql("""
                        select c.image_id, c.digest from image i join image_child c on c.image_id = i.id
                        where i.repository_id = ?""").param(repositoryId).query(row -> {
            children.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2));
        });
        return children;
    }

    /** Stores a manifest; one that the repository has already only comes back from the archive. Returns what is there. */
    public Image put(long repositoryId, NewImage image, Instant at) {
        return database.write(() -> byDigest(repositoryId, image.digest())
                .map(existing -> existing.isArchived() ? activate(existing, at) : existing)
                .orElseGet(() -> insert(repositoryId, image, at)));
    }

    /** Puts an image into the archive. */
    public void archive(long imageId, Instant at) {
        database.update("update image set archived_at = ? where id = ?", at.toEpochMilli(), imageId);
    }

    /** Brings an image back from the archive and returns it as it then is. */
    public Image activate(Image image, Instant at) {
        database.update(
                "update image set archived_at = null, activated_at = ? where id = ?", at.toEpochMilli(), image.id());
        return byDigest(image.repositoryId(), image.digest()).orElseThrow();
    }

    /** Remembers the time of a scan. */
    public void scanned(long imageId, Instant at) {
        database.update("update image set scanned_at = ? where id = ?", at.toEpochMilli(), imageId);
    }

    private Image insert(long repositoryId, NewImage image, Instant at) {
        database.update("merge into manifest key (digest) values (?, ?)", image.digest(), image.manifest());
        database.update(
                """
                        insert into image (repository_id, digest, media_type, artifact_type, subject, size, pushed_at,
                            scanned_at)
                        select id, ?, ?, ?, ?, ?, ?, case when scan_on_push then cast(? as bigint) end
                        from repository where id = ?""",
                image.digest(),
                image.mediaType(),
                image.artifactType(),
                image.subject(),
                image.size(),
                at.toEpochMilli(),
                at.toEpochMilli(),
                repositoryId);
        Image stored = byDigest(repositoryId, image.digest()).orElseThrow();
        for (String child : image.children().stream().distinct().toList()) {
            database.update("insert into image_child (image_id, digest) values (?, ?)", stored.id(), child);
        }
        return stored;
    }

    /** Remembers the time of a pull. */
    public void pulled(long imageId, Instant at) {
        database.update("update image set pulled_at = ? where id = ?", at.toEpochMilli(), imageId);
    }

    /** Deletes an image with its tags, and the manifest's bytes if no other repository has it. */
    public void delete(Image image) {
        database.write(() -> {
            database.update("delete from image where id = ?", image.id());
            database.update(
                    "delete from manifest where digest = ? and not exists (select 1 from image i where i.digest = ?)",
                    image.digest(),
                    image.digest());
        });
    }

    private static Image image(ResultSet row, int number) throws SQLException {
        String tags = row.getString("tags");
        return new Image(
                row.getLong("id"),
                row.getLong("repository_id"),
                row.getString("digest"),
                row.getString("media_type"),
                row.getString("artifact_type"),
                row.getString("subject"),
                row.getLong("size"),
                time(row, "pushed_at"),
                timeOrNull(row, "pulled_at"),
                timeOrNull(row, "archived_at"),
                timeOrNull(row, "activated_at"),
                timeOrNull(row, "scanned_at"),
                tags == null ? List.of() : Arrays.asList(tags.split(" ", -1)));
    }
}
