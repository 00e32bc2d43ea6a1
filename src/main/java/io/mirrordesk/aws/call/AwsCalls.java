package io.mirrordesk.aws.call;

import io.mirrordesk.aws.AwsError;
import io.mirrordesk.aws.RegistryConnection;
import io.mirrordesk.aws.call.AwsClients.ClientSet;
import io.mirrordesk.aws.call.CallMeter.Outcome;
import io.mirrordesk.plan.RegistryId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes calls at the pace that AWS permits. A throttled call was not executed, so it is made again; reads are also made again after other
 * errors that may pass. Every call ends with its answer or with {@link CallFailed}.
 */
public final class AwsCalls {

    private static final int CALLS_AT_ONCE = 32;
    private static final int TRIES_OF_READ = 3;
    private static final int TRIES_WHEN_THROTTLED = 8;
    private static final long FIRST_BACKOFF_MILLIS = 100;
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;

    private final AwsClients clients;
    private final Pace pace;
    private final RandomGenerator random;
    private final CallMeter meter;
    private final Semaphore slots = new Semaphore(CALLS_AT_ONCE);
    private final Map<Operation, Limiter> limiters = new ConcurrentHashMap<>();

    public AwsCalls(AwsClients clients, Pace pace, RandomGenerator random, CallMeter meter) {
        this.clients = clients;
        this.pace = pace;
        this.random = random;
        this.meter = meter;
    }

    private record Operation(RegistryId registry, String service, String name) {

        String iamAction() {
            return service + ":" + name;
        }
    }

    /** @param operation the name of ECR's operation, such as {@code DescribeImages} */
    public <T> T ecr(RegistryConnection connection, String operation, Function<EcrClient, T> call) {
        return made(connection, new Operation(connection.id(), "ecr", operation), set -> call.apply(set.ecr()));
    }

    /** @param operation the name of Secrets Manager's operation, such as {@code DescribeSecret} */
    public <T> T secrets(RegistryConnection connection, String operation, Function<SecretsManagerClient, T> call) {
        return made(
                connection,
                new Operation(connection.id(), "secretsmanager", operation),
                set -> call.apply(set.secrets()));
    }

    /** @param operation the name of SQS's operation, such as {@code ReceiveMessage} */
    public <T> T queues(RegistryConnection connection, String operation, Function<SqsClient, T> call) {
        return made(connection, new Operation(connection.id(), "sqs", operation), set -> call.apply(set.queues()));
    }

    private <T> T made(RegistryConnection connection, Operation operation, Function<ClientSet, T> call) {
        Limiter limiter = limiters.computeIfAbsent(operation, _ -> new Limiter(pace));
        for (int attempt = 1; ; attempt++) {
            limiter.acquire();
            try {
                T answer = inSlot(operation, () -> timed(operation, () -> call.apply(clients.of(connection))));
                limiter.answered();
                return answer;
            } catch (SdkException e) {
                CallFailed failed = note(limiter, e, operation);
                if (!isTriedAgain(operation, failed.error(), attempt)) {
                    throw failed;
                }
                pace.pause(backoff(attempt));
            }
        }
    }

    /** Waiting for events takes no slot: it would keep the others out for nothing. */
    private <T> T inSlot(Operation operation, Supplier<T> call) {
        if (operation.name().equals("ReceiveMessage")) {
            return call.get();
        }
        slots.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            slots.release();
        }
    }

    private <T> T timed(Operation operation, Supplier<T> call) {
        long start = pace.nanos();
        Outcome outcome = Outcome.LOST;
        try {
            T answer = call.get();
            outcome = Outcome.OK;
            return answer;
        } catch (SdkException e) {
            outcome = outcome(AwsErrors.of(e, operation.iamAction()));
            throw e;
        } finally {
            meter.made(operation.service(), operation.name(), outcome, Duration.ofNanos(pace.nanos() - start));
        }
    }

    private static Outcome outcome(AwsError error) {
        if (AwsErrors.isThrottling(error)) {
            return Outcome.THROTTLED;
        }
        return error.requestId() == null ? Outcome.LOST : Outcome.ERROR;
    }

    private static CallFailed note(Limiter limiter, SdkException e, Operation operation) {
        AwsError error = AwsErrors.of(e, operation.iamAction());
        if (AwsErrors.isThrottling(error)) {
            limiter.throttled();
        } else if (error.requestId() != null) {
            limiter.answered();
        }
        boolean lost = AwsErrors.isLost(error) && !MutationGuard.isRead(operation.name());
        return lost ? CallFailed.lost(error) : CallFailed.refused(error);
    }

    private static boolean isTriedAgain(Operation operation, AwsError error, int attempt) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (AwsErrors.isThrottling(error)) {
            return attempt < TRIES_WHEN_THROTTLED;
        }
        return error.passing() && MutationGuard.isRead(operation.name()) && attempt < TRIES_OF_READ;
    }

    private Duration backoff(int attempt) {
        long ceiling = Math.min(LONGEST_BACKOFF_MILLIS, FIRST_BACKOFF_MILLIS << (attempt - 1));
        return Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
    }
}
