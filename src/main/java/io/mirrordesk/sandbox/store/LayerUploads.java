package io.mirrordesk.sandbox.store;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Layer uploads by the ECR API that are under way. Their bytes are in {@link Blobs#upload(String)}. */
public final class LayerUploads {

    /**
     * @param id a UUID
     * @param size how many bytes have been received
     * @param smallParts 0; 1 if the last part was smaller than parts must be; 2 if a part was so and others followed
     */
    public record Upload(String id, long repositoryId, long size, int smallParts) {

        /** The upload with one more part. */
        public Upload with(long bytes, boolean small) {
            return new Upload(id, repositoryId, size + bytes, smallParts > 0 ? 2 : small ? 1 : 0);
        }

        /** Only the last part may be small. */
        public boolean hasGrownAfterSmallPart() {
            return smallParts > 1;
        }
    }

    private final Database database;
    private final JdbcClient jdbc;

    public LayerUploads(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** Begins an upload. */
    public Upload begin(long repositoryId) {
        Upload upload = new Upload(UUID.randomUUID().toString(), repositoryId, 0, 0);
        database.update("insert into layer_upload values (?, ?, 0, 0)", upload.id(), repositoryId);
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
                        row.getInt("small_parts")))
                .optional();
    }

    /** Remembers how far an upload has come. */
    public void received(Upload upload) {
        database.update(
                "update layer_upload set size = ?, small_parts = ? where id = ?",
                upload.size(),
                upload.smallParts(),
                upload.id());
    }

    public void delete(String id) {
        database.update("delete from layer_upload where id = ?", id);
    }
}
