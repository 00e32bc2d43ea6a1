package io.mirrordesk.faults;

import io.mirrordesk.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL that a test may stop and start again on the same data and port, which ends every connection as a restart of a real one does. */
final class OwnDatabase implements AutoCloseable {

    private static final String DATABASE = "mirrordesk";

    private final Path directory;
    private final int port;
    private EmbeddedPostgres postgres;

    OwnDatabase(Path directory) throws IOException, SQLException {
        this.directory = directory;
        this.postgres = started(0);
        this.port = postgres.getPort();
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
                Statement sql = superuser.createStatement()) {
            for (String role : new String[] {TestDatabase.OWNER, TestDatabase.PORTAL}) {
                sql.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
            }
            sql.execute("CREATE DATABASE " + DATABASE + " OWNER " + TestDatabase.OWNER);
        }
    }

    Map<String, Object> settings() {
        return TestDatabase.settings("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE);
    }

    void stop() throws IOException {
        postgres.close();
    }

    void start() throws IOException {
        postgres = started(port);
    }

    private EmbeddedPostgres started(int on) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(on)
                .start();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
