package io.mirrordesk.sandbox.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Layer uploads by the ECR API that are under way. Their bytes are in {@link Blobs#upload(String)}. */
public final class LayerUploads {

    /**
     * @param id a UUID
     * @param size how many bytes have been received
     * @param smallPart whether the last part was smaller than parts must be, which only the very last one may be
     */
    public record Upload(String id, long repositoryId, long size, boolean smallPart) {}

    private final Database database;
    private final JdbcClient jdbc;

    public LayerUploads(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** Begins an upload. */
    public Upload begin(long repositoryId) {
        Upload upload = new Upload(UUID.randomUUID().toString(), repositoryId, 0, false);
        database.update("insert into layer_upload values (?, ?, 0, false)", upload.id(), repositoryId);
        return upload;
    }

    /** Finds an upload; nobody else can change it until the transaction ends. */
    public Optional<Upload> lock(String id) {
        return jdbc.sql("select * from layer_upload where id = ? for update")
                .param(id)
                .query((row, number) -> new Upload(
                        row.getString("id"),
                        row.getLong("repository_id"),
                        row.getLong("size"),
                        row.getBoolean("small_part")))
                .optional();
    }

    /** Remembers how far an upload has come. */
    public void received(String id, long size, boolean smallPart) {
        database.update("update layer_upload set size = ?, small_part = ? where id = ?", size, smallPart, id);
    }

    public void delete(String id) {
        database.update("delete from layer_upload where id = ?", id);
    }
}
