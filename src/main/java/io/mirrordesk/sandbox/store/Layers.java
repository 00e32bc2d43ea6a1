package io.mirrordesk.sandbox.store;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which blobs a repository may serve. Put the content into {@link Blobs} first. */
public final class Layers {

    private final Database database;
    private final JdbcClient jdbc;

    public Layers(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** The size in bytes of a blob that the repository has. */
    public OptionalLong size(long repositoryId, String digest) {
        return jdbc
                .sql("select size from layer where repository_id = ? and digest = ?")
                .params(repositoryId, digest)
                .query(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    public void put(long repositoryId, String digest, long size) {
        database.update(
                "merge into layer (repository_id, digest, size) key (repository_id, digest) values (?, ?, ?)",
                repositoryId,
                digest,
                size);
    }

    public void delete(long repositoryId, String digest) {
        database.update("delete from layer where repository_id = ? and digest = ?", repositoryId, digest);
    }
}
