package io.mirrordesk.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL 18 as a child process, for a try-out: on the class path of {@code spring-boot:run} and of the tests, not in the
 * packaged application. It listens on 127.0.0.1 only, and its data outlives both a stop and a kill of the portal.
 *
 * <p>Two roles, as in production: {@code mirrordesk_owner} owns the database and runs the migrations, {@code mirrordesk} is the
 * portal's. Each one's password is its name.
 */
final class EmbeddedDatabase implements Closeable {

    static final String OWNER = "mirrordesk_owner";
    static final String PORTAL = "mirrordesk";
    private static final String DATABASE = "mirrordesk";
    static final String READY = "mirrordesk.ready";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Ends a server that a killed portal left on this directory; a server on any other directory is never touched.
     *
     * @throws LaunchRefused if it does not end
     */
    static void stopLeftOver(Path directory) {
        Path data = dataIn(directory);
        try {
            Optional<Postmaster> leftOver = Postmaster.runningOn(data);
            if (leftOver.isPresent()) {
                leftOver.get().stop();
            } else {
                // Its number may belong to another program by now, which would make PostgreSQL refuse to start.
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            }
        } catch (IOException stuck) {
            throw new LaunchRefused(
                    "the database server left in " + data + " cannot be stopped: " + stuck.getMessage() + ".", stuck);
        }
    }

    /**
     * Starts the server on the data below the directory, creating them the first time.
     *
     * @param program where its programs are, or are unpacked to the first time
     * @param prepared what the data begin as, where there are none
     * @param port TCP port on 127.0.0.1, or 0 for any free one
     * @throws LaunchRefused if it does not start
     */
    static EmbeddedDatabase start(Path directory, Path program, PreparedCluster prepared, int port, Clock clock) {
        Path data = dataIn(directory);
        try {
            setAsideIfIncomplete(data, clock);
            prepared.copyTo(data);
            EmbeddedPostgres postgres = server(directory, program, data, port).start();
            createRolesAndDatabase(postgres);
            Files.writeString(data.resolve(READY), "The first start completed.\n");
            return new EmbeddedDatabase(postgres);
        } catch (IOException | SQLException | IllegalStateException failed) {
            throw new LaunchRefused(
                    "the embedded database does not start (" + failed.getMessage() + "): its own words are in "
                            + logIn(directory) + ", or use your own PostgreSQL with " + LaunchSettings.DATABASE
                            + "=false and SPRING_DATASOURCE_URL.",
                    failed);
        }
    }

    /** The port that it listens on, at 127.0.0.1. */
    int port() {
        return postgres.getPort();
    }

    /** The settings that lead Spring and Flyway to the one on a port. */
    static Map<String, Object> settings(int port) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                PORTAL,
                "spring.datasource.password",
                PORTAL,
                "spring.flyway.url",
                url,
                "spring.flyway.user",
                OWNER,
                "spring.flyway.password",
                OWNER,
                LaunchSettings.DATABASE_PORT,
                port);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static EmbeddedPostgres.Builder server(Path directory, Path program, Path data, int port) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(program.toFile())
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(logIn(directory).toFile()))
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(logIn(directory).toFile()))
                .setPGStartupWait(Duration.ofSeconds(30))
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library switches both off, for tests: here people's work must survive a power cut.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100");
    }

    /** A first start that was killed leaves a half-made data directory, which PostgreSQL would refuse for ever. */
    private static void setAsideIfIncomplete(Path data, Clock clock) throws IOException {
        if (Files.exists(data) && !Files.exists(data.resolve(READY))) {
            Files.move(data, data.resolveSibling("postgres-incomplete-" + clock.millis()));
        }
    }

    private static void createRolesAndDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
                Statement sql = superuser.createStatement()) {
            for (String role : new String[] {OWNER, PORTAL}) {
                if (!exists(sql, "SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
                    sql.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
                }
            }
            if (!exists(sql, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                sql.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Path dataIn(Path directory) {
        return directory.resolve("postgres");
    }

    private static Path logIn(Path directory) {
        return directory.resolve("postgres.log");
    }
}
