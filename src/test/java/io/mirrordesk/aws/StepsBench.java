package io.mirrordesk.aws;

import static io.mirrordesk.aws.AwsFixture.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import io.mirrordesk.plan.Resource;
import io.mirrordesk.plan.Step;
import io.mirrordesk.plan.TagMutability;
import io.mirrordesk.support.PortalTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How close a thousand steps come to the rate that AWS permits for their operation, and how often they are refused for it, once the limiter has
 * had a minute to find that rate. Steps are recorded as they always are: in PostgreSQL, before and after each call. The portal and the
 * sandbox share the machine, so both run until their code is compiled before anything is measured.
 */
@PortalTest
class StepsBench {

    private static final String FORMAT = "%-66s %12s   %s";
    private static final String OPERATION = "PutImageScanningConfiguration";
    private static final int STEPS = 1_000;
    private static final int AT_ONCE = 16;
    private static final int REPOSITORIES = 50;
    private static final Duration SETTLING = Duration.ofSeconds(60);
    /** For C2 on two cores that are busy with the steps. */
    private static final Duration WARMING_UP = Duration.ofSeconds(150);

    private static AwsFixture aws;
    private static boolean warm;

    @Autowired
    private StepExecutor executor;

    @Autowired
    private MeterRegistry meters;

    private final AtomicLong number = new AtomicLong();

    @BeforeAll
    static void start(@TempDir Path directory) {
        aws = AwsFixture.start(directory);
    }

    @BeforeEach
    void warmUp() {
        aws.noFaults();
        if (!warm) {
            RegistryConnection elsewhere = connection("eu-north-1");
            create(elsewhere);
            carryOutFor(WARMING_UP, elsewhere);
            warm = true;
        }
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    /** A registry for each rate, because the limiter of one has learnt another rate. */
    @ParameterizedTest
    @CsvSource({"5, eu-west-1", "50, eu-west-2", "500, eu-west-3"})
    void keepsToTheRateThatAwsPermits(int permitted, String region) {
        RegistryConnection connection = connection(region);
        create(connection);
        aws.fault(OPERATION, "\"service\":\"ecr\",\"rate\":%d,\"burst\":%d".formatted(permitted, permitted));
        carryOutFor(SETTLING, connection);

        long answered = calls("ok");
        long throttled = calls("throttled");
        long begun = System.nanoTime();
        AtomicLong left = new AtomicLong(STEPS);
        carryOut(connection, () -> left.getAndDecrement() > 0);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long carriedOut = calls("ok") - answered;
        long refused = calls("throttled") - throttled;

        assertThat(carriedOut).isEqualTo(STEPS);
        line(
                "%,d steps: calls a second, of %d permitted".formatted(STEPS, permitted),
                carriedOut / seconds,
                ">= " + permitted * 9 / 10.0);
        line(
                "%,d steps: refused for their rate, per cent".formatted(STEPS),
                100.0 * refused / (carriedOut + refused),
                "<= 2");
    }

    private long calls(String outcome) {
        return meters.find("mirrordesk.aws.call").tag("operation", OPERATION).tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void carryOutFor(Duration time, RegistryConnection connection) {
        long end = System.nanoTime() + time.toNanos();
        carryOut(connection, () -> System.nanoTime() < end);
    }

    private void carryOut(RegistryConnection connection, BooleanSupplier goOn) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < AT_ONCE; thread++) {
                threads.submit(() -> {
                    while (goOn.getAsBoolean()) {
                        executor.execute(connection, authorized(next()));
                    }
                });
            }
        }
    }

    private Step next() {
        long step = number.getAndIncrement();
        boolean on = step / REPOSITORIES % 2 == 0;
        return new Step.PutScanning(RepositoryName.parse("bench/app-" + step % REPOSITORIES), !on, on);
    }

    private void create(RegistryConnection connection) {
        IntStream.range(0, REPOSITORIES).forEach(i -> create(connection, "bench/app-" + i));
    }

    private void create(RegistryConnection connection, String name) {
        Resource.Repository repository = new Resource.Repository(
                RepositoryName.parse(name), Map.of(), null, null, TagMutability.MUTABLE, false, false);
        assertThat(executor.execute(connection, authorized(new Step.CreateRepository(repository))))
                .isInstanceOf(StepResult.Succeeded.class);
    }

    private static RegistryConnection connection(String region) {
        RegistryConnection there = aws.connection();
        return new RegistryConnection(
                new RegistryId(there.id().account(), region), there.endpoint(), there.pullEndpoint(), null, null, null);
    }

    private static void line(String what, double measured, String goal) {
        System.out.println(FORMAT.formatted(what, Math.round(measured * 100) / 100.0, goal));
    }
}
