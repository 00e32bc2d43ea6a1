package io.mirrordesk.launch;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * The settings that are needed before Spring creates anything.
 *
 * @param directory absolute path of the directory that holds the state of a try-out
 * @param sandbox whether the embedded AWS runs in this process
 * @param database whether the embedded PostgreSQL is started
 * @param demo whether the demo people exist
 * @param sandboxPort TCP port of the sandbox
 * @param databasePort TCP port of the embedded PostgreSQL
 * @param databaseProgram where the programs of the embedded PostgreSQL are unpacked, which takes seconds: starts may share them
 * @param preparedCluster what a first start need not make anew
 */
record LaunchSettings(
        Path directory,
        boolean sandbox,
        boolean database,
        boolean demo,
        int sandboxPort,
        int databasePort,
        Path databaseProgram,
        PreparedCluster preparedCluster) {

    static final String DIRECTORY = "mirrordesk.data-directory";
    static final String SANDBOX = "mirrordesk.sandbox.enabled";
    static final String SANDBOX_PORT = "mirrordesk.sandbox.port";
    static final String DATABASE = "mirrordesk.embedded-database.enabled";
    static final String DATABASE_PORT = "mirrordesk.embedded-database.port";
    static final String DATABASE_PROGRAM = "mirrordesk.embedded-database.program";
    static final String PREPARED_CLUSTER = "mirrordesk.embedded-database.prepared";
    static final String DEMO = "mirrordesk.demo.enabled";

    static LaunchSettings of(Environment environment) {
        Path directory = absolute(environment.getProperty(DIRECTORY, "data"));
        return new LaunchSettings(
                directory,
                environment.getProperty(SANDBOX, Boolean.class, false),
                environment.getProperty(DATABASE, Boolean.class, false),
                environment.getProperty(DEMO, Boolean.class, false),
                environment.getProperty(SANDBOX_PORT, Integer.class, 4566),
                environment.getProperty(DATABASE_PORT, Integer.class, 54329),
                absolute(environment.getProperty(
                        DATABASE_PROGRAM, directory.resolve("postgres-program").toString())),
                new PreparedCluster(Optional.ofNullable(environment.getProperty(PREPARED_CLUSTER))
                        .map(LaunchSettings::absolute)));
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** Whether this process keeps state in the directory. */
    boolean keepsState() {
        return sandbox || database;
    }

    /** Whether this is a try-out: known passwords or a pretended AWS. */
    boolean tryOut() {
        return sandbox || demo;
    }
}
