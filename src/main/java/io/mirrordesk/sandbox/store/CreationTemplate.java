package io.mirrordesk.sandbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository creation template.
 *
 * @param prefix without a trailing slash, or {@code ROOT}
 * @param appliedFor some of {@code PULL_THROUGH_CACHE}, {@code REPLICATION}, {@code CREATE_ON_PUSH}
 * @param settings what a new repository gets
 */
public record CreationTemplate(
        Registry registry,
        String prefix,
        @Nullable String description,
        List<String> appliedFor,
        @Nullable String roleArn,
        RepositorySettings settings,
        Instant createdAt,
        Instant updatedAt) {

    /** Tags or a KMS key without a role: ECR accepts such a template, and every creation by it fails. */
    public boolean lacksRole() {
        return roleArn == null
                && (!settings.tags().isEmpty() || settings.encryptionType().startsWith("KMS"));
    }
}
