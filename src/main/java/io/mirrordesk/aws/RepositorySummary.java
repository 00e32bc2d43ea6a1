package io.mirrordesk.aws;

import io.mirrordesk.oci.RepositoryName;
import java.time.Instant;

/**
 * A repository as {@code DescribeRepositories} lists it.
 *
 * @param tagMutability ECR's {@code imageTagMutability}, which has more values than templates set
 * @param encryption {@code AES256}, {@code KMS} or {@code KMS_DSSE}
 */
public record RepositorySummary(
        RepositoryName name,
        String arn,
        Instant createdAt,
        String tagMutability,
        boolean scanOnPush,
        String encryption) {}
