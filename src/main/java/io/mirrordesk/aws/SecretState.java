package io.mirrordesk.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule's secret, without its value.
 *
 * @param kmsKey the customer's key that encrypts it; null for the default {@code aws/secretsmanager}, the only one that ECR can use
 * @param deletedAt when it was scheduled for deletion; null if it was not
 */
public record SecretState(
        String name, @Nullable String kmsKey, @Nullable Instant deletedAt) {}
