package io.mirrordesk.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server that a killed portal left behind. It is ours only if the process named in our directory's
 * {@code postmaster.pid} is a {@code postgres} that was started on that very directory; any other process is left alone.
 *
 * <p>The file's first line is the process id, the second the data directory
 * (<a href="https://www.postgresql.org/docs/18/storage-file-layout.html">PostgreSQL, Database File Layout</a>).
 */
record Postmaster(ProcessHandle process) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The server that runs on this data directory, if there is one. */
    static Optional<Postmaster> runningOn(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .findFirst()
                .map(String::strip)
                .filter(pid -> pid.matches("\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> serves(process, dataDirectory))
                .map(Postmaster::new);
    }

    /**
     * Stops it in PostgreSQL's fast mode, which ends sessions and writes everything down.
     *
     * @throws IOException if it still runs after 20 s
     */
    void stop() throws IOException {
        // SIGINT is the fast shutdown; ProcessHandle.destroy() would send SIGTERM, which waits for every client to
        // leave.
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new IOException("the process " + process.pid() + " does not stop", stillThere);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the process " + process.pid(), interrupted);
        }
    }

    private static boolean serves(ProcessHandle process, Path dataDirectory) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(false);
        return postgres
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(dataDirectory.toString()))
                        .orElse(false);
    }
}
