package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its values.
 *
 * @param kmsKey null = the default key {@code aws/secretsmanager}
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
        Map<String, String> tags,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant accessedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant purgeAt) {}
