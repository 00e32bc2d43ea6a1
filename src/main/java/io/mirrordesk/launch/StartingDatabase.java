package io.mirrordesk.launch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The embedded database while it starts in a thread of its own, so that other work can go on meanwhile. */
final class StartingDatabase implements Closeable {

    private final CompletableFuture<EmbeddedDatabase> starting;
    private final int port;

    private StartingDatabase(CompletableFuture<EmbeddedDatabase> starting, int port) {
        this.starting = starting;
        this.port = port;
    }

    static StartingDatabase start(LaunchSettings settings) {
        int port = settings.databasePort();
        return new StartingDatabase(
                CompletableFuture.supplyAsync(
                        () -> EmbeddedDatabase.start(
                                settings.directory(),
                                settings.databaseProgram(),
                                settings.preparedCluster(),
                                port,
                                Clock.systemUTC()),
                        work -> Thread.ofPlatform().name("embedded-database").start(work)),
                port);
    }

    /**
     * The settings that lead Spring and Flyway to it, known at once if the port was given.
     *
     * @throws LaunchRefused if the port was not given and it does not start
     */
    Map<String, Object> settings() {
        return EmbeddedDatabase.settings(port == 0 ? await().port() : port);
    }

    /** @throws LaunchRefused if it does not start */
    EmbeddedDatabase await() {
        try {
            return starting.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof LaunchRefused refused ? refused : failed;
        }
    }

    /** Also ends one that is still about to start; one that was refused has nothing to end. */
    @Override
    public void close() throws IOException {
        if (starting.handle((database, refused) -> refused == null).join()) {
            starting.join().close();
        }
    }
}
