package io.mirrordesk.bench;

import io.mirrordesk.observed.generated.RegistryGenerator;
import io.mirrordesk.observed.generated.Shape;
import io.mirrordesk.support.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * A database with a generated registry of 100,000 repositories and 2,000,000 images: a new one, or with {@code -Dbench.database=} the JDBC
 * URL of one that an earlier benchmark generated, which saves minutes.
 */
final class GeneratedDatabase {

    private static final int REPOSITORIES = 100_000;
    private static final int IMAGES = 2_000_000;

    private static final String KEPT = "bench.database";

    private final String url;

    private GeneratedDatabase(String url) {
        this.url = url;
    }

    static GeneratedDatabase create() throws SQLException {
        String kept = System.getProperty(KEPT);
        if (kept != null) {
            return new GeneratedDatabase(kept);
        }
        GeneratedDatabase database = new GeneratedDatabase(TestDatabase.create());
        database.migrate();
        database.generate();
        return database;
    }

    /** What leads a portal to it, and the registry to nowhere. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings(url));
        settings.put("spring.datasource.hikari.maximum-pool-size", 20);
        settings.put("mirrordesk.registries[0].id", Shape.REGISTRY);
        settings.put("mirrordesk.registries[0].mode", "OBSERVE_ONLY");
        settings.put("mirrordesk.registries[0].endpoint", "http://127.0.0.1:9");
        return settings;
    }

    /** The first column of the first row. */
    String one(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What a benchmark needs beside the inventory. */
    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(url, TestDatabase.OWNER, TestDatabase.OWNER)
                .placeholders(Map.of("appRole", TestDatabase.PORTAL))
                .load()
                .migrate();
    }

    private void generate() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            RegistryGenerator.write(
                    new Shape(
                            Shape.REGISTRY,
                            REPOSITORIES,
                            IMAGES,
                            1,
                            Clock.systemUTC().instant()),
                    connection);
            connection.commit();
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // what autovacuum does within minutes
            statement.execute("vacuum analyze");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.OWNER);
    }
}
