package io.mirrordesk.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tags of all repositories: each points at one image of its repository. */
public final class ImageTags {

    /**
     * @param checkedAt when the upstream last confirmed that the tag points there; null for a tag that was pushed
     */
    public record Tag(String name, String digest, @Nullable Instant checkedAt) {}

    private final Database database;
    private final JdbcClient jdbc;

    public ImageTags(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    public Optional<Tag> find(long repositoryId, String tag) {
        return jdbc.sql("""
                        select t.tag, i.digest, t.checked_at from image_tag t join image i on i.id = t.image_id
                        where t.repository_id = ? and t.tag = ?""").params(repositoryId, tag).query(ImageTags::tag).optional();
    }

    /** A page in the order of tag names, beginning after a name ({@code ""} for the first page). */
    public List<Tag> list(long repositoryId, String after, int limit) {
        return jdbc.sql("""
                        select t.tag, i.digest, t.checked_at from image_tag t join image i on i.id = t.image_id
                        where t.repository_id = ? and t.tag > ? order by t.repository_id, t.tag limit ?""")
                .params(repositoryId, after, limit)
                .query(ImageTags::tag)
                .list();
    }

    /** Points a tag at an image, taking it away from another one. {@code checkedAt} is null for a push. */
    public void put(long repositoryId, String tag, long imageId, @Nullable Instant checkedAt) {
        Long checked = checkedAt == null ? null : checkedAt.toEpochMilli();
        database.update(
                "merge into image_tag (repository_id, tag, image_id, checked_at) key (repository_id, tag) values (?,?,?,?)",
                repositoryId,
                tag,
                imageId,
                checked);
    }

    public void delete(long repositoryId, String tag) {
        database.update("delete from image_tag where repository_id = ? and tag = ?", repositoryId, tag);
    }

    private static Tag tag(ResultSet row, int number) throws SQLException {
        return new Tag(row.getString("tag"), row.getString("digest"), Columns.timeOrNull(row, "checked_at"));
    }
}
