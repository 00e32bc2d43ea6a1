package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its values.
 *
 * @param kmsKey null = the default key {@code aws/secretsmanager}
 * @param tags null = it never had any
 * @param deletedAt when its deletion was asked for; null while it is in use
 * @param purgeAt when the recovery window ends
 */
public record Secret(
        long id,
        Registry registry,
        String name,
        String arn,
        @Nullable String description,
        @Nullable String kmsKey,
        @Nullable Map<String, String> tags,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant accessedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant purgeAt) {

    public Secret withTags(Map<String, String> newTags) {
        return new Secret(
                id,
                registry,
                name,
                arn,
                description,
                kmsKey,
                newTags,
                createdAt,
                changedAt,
                accessedAt,
                deletedAt,
                purgeAt);
    }

    /** The same after a change; a description or key that is null stays as it was. */
    public Secret changed(@Nullable String newDescription, @Nullable String newKmsKey, Instant at) {
        return new Secret(
                id,
                registry,
                name,
                arn,
                newDescription == null ? description : newDescription,
                newKmsKey == null ? kmsKey : newKmsKey,
                tags,
                createdAt,
                at,
                accessedAt,
                deletedAt,
                purgeAt);
    }

    public Secret accessed(Instant at) {
        return new Secret(
                id, registry, name, arn, description, kmsKey, tags, createdAt, changedAt, at, deletedAt, purgeAt);
    }

    /** The same with a deletion asked for; with nulls, restored. */
    public Secret deleted(@Nullable Instant at, @Nullable Instant purge) {
        return new Secret(
                id, registry, name, arn, description, kmsKey, tags, createdAt, changedAt, accessedAt, at, purge);
    }
}
