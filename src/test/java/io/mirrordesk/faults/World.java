package io.mirrordesk.faults;

import io.mirrordesk.sandbox.Sandbox;
import io.mirrordesk.sandbox.SandboxProperties;
import io.mirrordesk.support.Gate;
import io.mirrordesk.support.PortalProcess;
import io.mirrordesk.support.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What several portals share, at the same time or one after the other: AWS behind a gate, and a database. Their leases and heartbeats are shorter
 * than in production, so that a death is noticed in seconds.
 */
final class World implements AutoCloseable {

    /** For anything that takes its time on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final AtomicInteger TRIED = new AtomicInteger();

    final Sandbox sandbox;
    final Gate gate;

    private final Path directory;
    private final List<String> regions;
    private final Map<String, Object> database;
    private int portals;

    /** @param regions each has a registry */
    World(Path directory, List<String> regions) {
        this(directory, regions, TestDatabase.settings(TestDatabase.create()));
    }

    /** @param database the settings that lead to it */
    World(Path directory, List<String> regions, Map<String, Object> database) {
        this.directory = directory;
        this.regions = regions;
        this.database = database;
        this.sandbox = Sandbox.start(SandboxProperties.inDirectory(directory.resolve("sandbox")));
        this.gate = new Gate(sandbox.endpoint());
    }

    /** Prints how many variants of something were tried, and how many of everything so far. */
    static void tried(String what, int variants) {
        System.out.printf("%-45s %4d variants, %4d so far%n", what, variants, TRIED.addAndGet(variants));
    }

    static String registry(String region) {
        return "111122223333." + region;
    }

    PortalProcess portal() {
        return portal(Map.of());
    }

    /** @param more settings beside those that all have */
    PortalProcess portal(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(database);
        portals++;
        settings.put("mirrordesk.data-directory", directory.resolve("portal-" + portals));
        settings.put("spring.datasource.hikari.maximum-pool-size", 10 + regions.size());
        settings.put("db-scheduler.threads", 10 + regions.size());
        settings.put("db-scheduler.heartbeat-interval", "1s");
        settings.put("mirrordesk.lease.term", "6s");
        settings.put("mirrordesk.lease.margin", "2s");
        settings.put("mirrordesk.lease.renewal", "1s");
        settings.put("mirrordesk.sync.interval", "1h");
        settings.put("mirrordesk.drift.interval", "1h");
        settings.put("mirrordesk.aws.access-key", "test");
        settings.put("mirrordesk.aws.secret-key", "test");
        settings.put("mirrordesk.runs.tries", 20);
        settings.put("mirrordesk.runs.first-wait", "100ms");
        settings.put("mirrordesk.runs.longest-wait", "1s");
        settings.put(
                "mirrordesk.token-endpoints.docker-hub",
                sandbox.endpoint().resolve("/_upstream/registry-1.docker.io/token"));
        for (int i = 0; i < regions.size(); i++) {
            settings.put("mirrordesk.registries[%d].id".formatted(i), registry(regions.get(i)));
            settings.put("mirrordesk.registries[%d].endpoint".formatted(i), gate.endpoint());
            settings.put("mirrordesk.registries[%d].pull-endpoint".formatted(i), sandbox.endpoint());
        }
        settings.putAll(more);
        return PortalProcess.start(settings);
    }

    /** What a query about the portals' database counts. */
    int count(String sql) {
        String owner = TestDatabase.OWNER;
        try (Connection connection = DriverManager.getConnection(
                        Objects.requireNonNull(database.get("spring.datasource.url"))
                                .toString(),
                        owner,
                        owner);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        gate.close();
        sandbox.close();
    }
}
