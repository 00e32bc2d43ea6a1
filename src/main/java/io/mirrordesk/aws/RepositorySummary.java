package io.mirrordesk.aws;

import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.Encryption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repository as {@code DescribeRepositories} lists it.
 *
 * @param tagMutability ECR's {@code imageTagMutability}, which has more values than templates set
 * @param encryption {@code AES256}, {@code KMS} or {@code KMS_DSSE}
 * @param kmsKey ARN of the key, also of the one that AWS keeps for ECR; null with AES256, and where it was not read yet
 */
public record RepositorySummary(
        RepositoryName name,
        String arn,
        Instant createdAt,
        String tagMutability,
        boolean scanOnPush,
        String encryption,
        @Nullable String kmsKey) {

    /** As plans compare it. */
    Encryption encrypted() {
        return Encryption.observed(encryption, kmsKey);
    }
}
