package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times of images that are set rather than happen, so that a try-out can show a cache that has been in use for a while. */
public final class ImageAges {

    private static final String CHOSEN = """
             where repository_id = ? and (cast(? as varchar) is null or digest = ? or digest in
               (select c.digest from image_child c join image i on i.id = c.image_id
                 where i.repository_id = ? and i.digest = ?))""";

    private final Database database;

    public ImageAges(Database database) {
        this.database = database;
    }

    /**
     * Sets when images were pushed.
     *
     * @param digest the image, with the manifests that it names if it is an index; empty for every image of the repository
     * @return how many images there were
     */
    public int pushed(long repositoryId, Optional<String> digest, Instant at) {
        return set("pushed_at", repositoryId, digest, at);
    }

    /** Sets when images were last pulled; null for never. Otherwise as {@link #pushed}. */
    public int pulled(long repositoryId, Optional<String> digest, @Nullable Instant at) {
        return set("pulled_at", repositoryId, digest, at);
    }

    private int set(String column, long repositoryId, Optional<String> digest, @Nullable Instant at) {
        String chosen = digest.orElse(null);
        Long millis = at == null ? null : at.toEpochMilli();
        return database.update(
                "update image set " + column + " = ?" + CHOSEN,
                millis,
                repositoryId,
                chosen,
                chosen,
                repositoryId,
                chosen);
    }
}
