package io.mirrordesk.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a connection test.
 *
 * @param action the IAM action that it needs, such as {@code ecr:DescribeRepositories}
 * @param took until the answer or the last of its tries
 * @param error why it failed; null when AWS answered as it should
 */
public record ConnectionCheck(
        String action, Duration took, @Nullable AwsError error) {

    public boolean passed() {
        return error == null;
    }
}
