package io.mirrordesk.portal.registries;

import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.ConnectionCheck;
import io.mirrordesk.plan.RegistryId;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found. The session keeps it until its page is shown.
 *
 * @param passed whether all checks did
 */
record ConnectionJson(String registry, boolean passed, List<CheckJson> checks) implements Serializable {

    /**
     * One call.
     *
     * @param action the IAM action that it needs
     * @param tookMillis until the answer
     * @param error null when it passed
     */
    record CheckJson(
            String action,
            boolean passed,
            long tookMillis,
            @Nullable ErrorJson error) implements Serializable {}

    /** AWS's code, what happened, what helps, and the id of the call if there was an answer. */
    record ErrorJson(
            String code,
            String message,
            String help,
            @Nullable String requestId) implements Serializable {

        static @Nullable ErrorJson of(@Nullable AwsError error) {
            return error == null ? null : new ErrorJson(error.code(), error.message(), error.help(), error.requestId());
        }
    }

    static ConnectionJson of(RegistryId registry, List<ConnectionCheck> checks) {
        return new ConnectionJson(
                registry.toString(),
                checks.stream().allMatch(ConnectionCheck::passed),
                checks.stream()
                        .map(check -> new CheckJson(
                                check.action(), check.passed(), check.took().toMillis(), ErrorJson.of(check.error())))
                        .toList());
    }
}
