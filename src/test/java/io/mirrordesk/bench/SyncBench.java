package io.mirrordesk.bench;

import io.mirrordesk.support.PortalApi;
import io.mirrordesk.support.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How close a full sync comes to the rate that AWS permits, how often it is refused for it, and how much memory it takes. */
class SyncBench {

    private static final int REPOSITORIES = 6_000;
    private static final int LARGE = 5_000;
    private static final int PERMITTED = 50;
    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final String FORMAT = "%-66s %12s   %s";

    /** The operation that each repository takes once, and a large one more often. */
    private static final String READING = "DescribeImages";

    private static final List<String> THROTTLED = List.of(
            READING, "GetLifecyclePolicy", "GetRepositoryPolicy", "ListTagsForResource", "DescribeRepositories");

    @TempDir
    private Path directory;

    @Test
    void measuresAFullSyncUnderAThrottle() throws IOException, InterruptedException {
        List<String> table = new ArrayList<>();
        try (Server sandbox = Server.sandbox(directory);
                CountingProxy aws = new CountingProxy(sandbox.endpoint())) {
            EcrCalls ecr = new EcrCalls(sandbox.endpoint());
            ecr.createRepositories(REPOSITORIES);
            for (int i = 0; i < LARGE; i++) {
                ecr.putImage("bench/app-0", i);
            }
            throttle(sandbox.endpoint());
            try (BenchPortal portal = BenchPortal.start(settings(aws.endpoint()))) {
                int before = portal.heap();
                measure(new PortalApi(portal.port()), aws, table);
                table.add(row("Heap above that at rest, highest, MB", portal.highestHeap() - before, "<= 350"));
            }
        }
        table.forEach(System.out::println);
    }

    private static void measure(PortalApi api, CountingProxy aws, List<String> table) {
        long begun = System.nanoTime();
        await(() -> System.nanoTime() - begun > SETTLING.toNanos());
        long from = System.nanoTime();
        long answeredBefore = aws.answered(READING);
        long throttledBefore = aws.throttled();
        long allBefore = aws.all();
        await(() -> state(api).path("read").asInt() > REPOSITORIES * 9 / 10);
        double seconds = (System.nanoTime() - from) / 1e9;
        double rate = (aws.answered(READING) - answeredBefore) / seconds;
        double refused = 100.0 * (aws.throttled() - throttledBefore) / (aws.all() - allBefore);
        await(() -> state(api).path("phase").asString().equals("DONE"));
        JsonNode done = state(api);
        table.add(row("Full sync: repositories read", done.path("read").asInt(), String.valueOf(REPOSITORIES)));
        table.add(row(READING + " a second, of " + PERMITTED + " permitted", Math.round(rate * 10) / 10.0, ">= 45"));
        table.add(row("Calls refused for their rate, per cent", Math.round(refused * 100) / 100.0, "<= 2"));
    }

    private static JsonNode state(PortalApi api) {
        return api.get("viewer", "/registries").path("items").get(0).path("sync");
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static Map<String, Object> settings(URI endpoint) {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings(TestDatabase.create()));
        settings.put("mirrordesk.registries[0].id", "111122223333.eu-central-1");
        settings.put("mirrordesk.registries[0].endpoint", endpoint);
        settings.put("mirrordesk.sync.interval", "10m");
        settings.put("mirrordesk.aws.access-key", "test");
        settings.put("mirrordesk.aws.secret-key", "test");
        return settings;
    }

    private static void throttle(URI sandbox) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String operation : THROTTLED) {
                String fault = "{\"operation\":\"%s\",\"service\":\"ecr\",\"rate\":%d,\"burst\":%d}"
                        .formatted(operation, PERMITTED, PERMITTED);
                http.send(
                        HttpRequest.newBuilder(sandbox.resolve("/_sandbox/faults"))
                                .POST(HttpRequest.BodyPublishers.ofString(fault))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private static String row(String what, Number measured, String goal) {
        return FORMAT.formatted(what, measured, goal);
    }
}
