package io.mirrordesk.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The data of a database that the build has started once, with its roles and every migration: copying it takes a fraction of the time that a first start
 * takes to make its own. It is only taken whole, and only from a server that has ended.
 *
 * @param directory of the data; there may be none yet
 */
record PreparedCluster(Optional<Path> directory) {

    /** Makes a fresh directory from it; leaves one that exists alone, and makes none where nothing fit is prepared. */
    void copyTo(Path data) throws IOException {
        if (directory.isEmpty() || Files.exists(data) || !isWhole(directory.get())) {
            return;
        }
        Files.createDirectories(data);
        // PostgreSQL refuses data that others may read.
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> parts = Files.list(directory.get())) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                // What says that a first start has completed is for that start to write: a copy that was cut off has
                // none.
                if (!part.endsWith(EmbeddedDatabase.READY)) {
                    FileSystemUtils.copyRecursively(part, data.resolve(part.getFileName()));
                }
            }
        }
    }

    private static boolean isWhole(Path directory) {
        return Files.exists(directory.resolve(EmbeddedDatabase.READY))
                && !Files.exists(directory.resolve("postmaster.pid"));
    }
}
