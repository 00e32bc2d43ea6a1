package io.mirrordesk.aws;

import io.mirrordesk.aws.call.AwsCalls;
import io.mirrordesk.aws.call.CallFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries what the portal needs to read of a registry, one harmless call for each service and kind of thing. Nothing is changed. */
@Component
public class ConnectionTest {

    /** Asked for by name, since listing secrets is a permission that the portal does not need. */
    private static final String NO_SECRET = "ecr-pullthroughcache/mirrordesk-connection-test";

    private final AwsCalls calls;
    private final PolicyReads policies;

    ConnectionTest(AwsCalls calls, PolicyReads policies) {
        this.calls = calls;
        this.policies = policies;
    }

    private record Trial(String action, Runnable call) {}

    /** All checks, made at the same time, in a fixed order. */
    public List<ConnectionCheck> run(RegistryConnection connection) {
        List<Trial> trials = new ArrayList<>(List.of(
                new Trial("ecr:DescribeRepositoryCreationTemplates", () -> templates(connection)),
                new Trial("ecr:DescribePullThroughCacheRules", () -> rules(connection)),
                new Trial("ecr:DescribeRepositories", () -> repositories(connection)),
                new Trial("ecr:GetRegistryPolicy", () -> policies.text(connection)),
                new Trial("ecr:GetAuthorizationToken", () -> token(connection)),
                new Trial("secretsmanager:DescribeSecret", () -> secret(connection))));
        String queue = connection.eventQueue();
        if (queue != null) {
            trials.add(new Trial("sqs:GetQueueUrl", () -> queue(connection, queue)));
        }
        return Fanout.map(trials, ConnectionTest::check);
    }

    private static ConnectionCheck check(Trial trial) {
        long begun = System.nanoTime();
        AwsError error = error(trial.call());
        return new ConnectionCheck(trial.action(), Duration.ofNanos(System.nanoTime() - begun), error);
    }

    private static @Nullable AwsError error(Runnable call) {
        try {
            call.run();
            return null;
        } catch (CallFailed failed) {
            return failed.error();
        }
    }

    /** The answer says whose registry it is: a role of another account would read, and later change, somebody else's. */
    private void templates(RegistryConnection connection) {
        String account = calls.ecr(
                        connection,
                        "DescribeRepositoryCreationTemplates",
                        ecr -> ecr.describeRepositoryCreationTemplates(request -> request.maxResults(1)))
                .registryId();
        if (account != null && !account.equals(connection.id().account())) {
            throw CallFailed.refused(new AwsError(
                    "OtherRegistry",
                    "AWS answers for the account " + account + "; this registry is of "
                            + connection.id().account() + ".",
                    "Correct the role, the credentials or the registry's id in the configuration.",
                    null,
                    false));
        }
    }

    private void rules(RegistryConnection connection) {
        calls.ecr(
                connection,
                "DescribePullThroughCacheRules",
                ecr -> ecr.describePullThroughCacheRules(request -> request.maxResults(1)));
    }

    private void repositories(RegistryConnection connection) {
        calls.ecr(
                connection, "DescribeRepositories", ecr -> ecr.describeRepositories(request -> request.maxResults(1)));
    }

    private void token(RegistryConnection connection) {
        calls.ecr(connection, "GetAuthorizationToken", ecr -> ecr.getAuthorizationToken());
    }

    private void secret(RegistryConnection connection) {
        CallFailed.emptyIf(
                "ResourceNotFound",
                () -> calls.secrets(
                        connection,
                        "DescribeSecret",
                        secrets -> secrets.describeSecret(request -> request.secretId(NO_SECRET))));
    }

    private void queue(RegistryConnection connection, String queue) {
        calls.queues(connection, "GetQueueUrl", sqs -> sqs.getQueueUrl(request -> request.queueName(queue)));
    }
}
