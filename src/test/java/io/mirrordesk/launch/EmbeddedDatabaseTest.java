package io.mirrordesk.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedDatabaseTest {

    /** The programs are unpacked once for all tests, which takes seconds. */
    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    @AfterEach
    void leaveNothingBehind() {
        EmbeddedDatabase.stopLeftOver(directory);
    }

    @Test
    void whatWasWrittenOutlivesAKilledPortal() throws Exception {
        Process portal = portalThatWrites(directory);
        try (BufferedReader said = portal.inputReader()) {
            assertThat(said.readLine()).isEqualTo("written");
        }
        portal.destroyForcibly().waitFor();
        Postmaster leftOver =
                Postmaster.runningOn(directory.resolve("postgres")).orElseThrow();

        EmbeddedDatabase.stopLeftOver(directory);

        assertThat(leftOver.process().isAlive()).isFalse();
        try (EmbeddedDatabase again = start(directory, shared, Optional.empty())) {
            assertThat(words(again)).isEqualTo("kept");
        }
        assertThat(Postmaster.runningOn(directory.resolve("postgres"))).isEmpty();
    }

    @Test
    void aFirstStartThatWasKilledIsRepeated() throws Exception {
        Path half = Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(half.resolve("postgresql.conf"), "");

        try (EmbeddedDatabase database = start(directory, shared, Optional.empty())) {
            assertThat(connect(database, EmbeddedDatabase.PORTAL).isValid(5)).isTrue();
        }
    }

    @Test
    void whatTheBuildHasPreparedIsWhereAFirstStartBegins() throws Exception {
        Path prepared = directory.resolve("postgres");
        try (EmbeddedDatabase first = start(directory, shared, Optional.empty());
                Connection owner = connect(first, EmbeddedDatabase.OWNER)) {
            owner.createStatement().execute("CREATE TABLE words AS SELECT 'prepared' AS word");
            assertThat(isCopied(prepared)).as("of a server that runs").isFalse();
        }

        Path second = directory.resolve("second");
        try (EmbeddedDatabase database = start(second, shared, Optional.of(prepared))) {
            assertThat(words(database)).isEqualTo("prepared");
        }
        Files.delete(prepared.resolve(EmbeddedDatabase.READY));
        assertThat(isCopied(prepared)).as("of a start that did not complete").isFalse();
    }

    private boolean isCopied(Path prepared) throws IOException {
        Path data = directory.resolve("copied");
        new PreparedCluster(Optional.of(prepared)).copyTo(data);
        return Files.exists(data);
    }

    private static EmbeddedDatabase start(Path directory, Path programs, Optional<Path> prepared) {
        Path program = programs.resolve("program");
        return EmbeddedDatabase.start(directory, program, new PreparedCluster(prepared), 0, Clock.systemUTC());
    }

    /** Runs in a process of its own: starts the database, writes a row, says so and waits to be killed. */
    static class Portal {
        static void main(String[] args) throws Exception {
            EmbeddedDatabase database = start(Path.of(args[0]), Path.of(args[1]), Optional.empty());
            try (Connection owner = connect(database, EmbeddedDatabase.OWNER)) {
                owner.createStatement().execute("CREATE TABLE words AS SELECT 'kept' AS word");
            }
            System.out.println("written");
            System.in.read();
        }
    }

    private static Process portalThatWrites(Path directory) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Portal.class.getName(),
                        directory.toString(),
                        shared.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String words(EmbeddedDatabase database) throws SQLException {
        try (Connection owner = connect(database, EmbeddedDatabase.OWNER);
                ResultSet rows = owner.createStatement().executeQuery("SELECT word FROM words")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database, String role) throws SQLException {
        return DriverManager.getConnection(
                String.valueOf(EmbeddedDatabase.settings(database.port()).get("spring.datasource.url")), role, role);
    }
}
