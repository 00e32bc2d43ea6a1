package io.mirrordesk.observed.generated;

import io.mirrordesk.observed.copy.CopyStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Writes a generated registry into the inventory's tables by COPY, in the transaction of the connection. Its rows have ids that no
 * sequence will ever reach, so what the sync writes meanwhile does not get in the way.
 */
public final class RegistryGenerator {

    static final long FIRST_ID = 1_000_000_000_000L;

    private static final String IMAGES = """
            image (id, repository_id, registry_id, digest, media_type, artifact_type, size_bytes, pushed_at, last_pulled_at,
                   scan_status, subject_digest)""";

    private static final String TAGS = "image_tag (repository_id, tag, image_id)";

    private static final String STATE = """
            insert into registry_sync (registry_id, generation, state, started_at, completed_at, listed, read)
            values (?, 1, 'GENERATED', cast(? as timestamptz), cast(? as timestamptz), ?, ?)
            on conflict (registry_id) do update
               set generation = 1, state = 'GENERATED', started_at = excluded.started_at,
                   completed_at = excluded.completed_at, listed = excluded.listed, read = excluded.read, error = null""";

    private final Shape shape;
    private final Connection connection;
    private final String[] names;
    private final int[] counts;

    private RegistryGenerator(Shape shape, Connection connection) {
        SplittableRandom random = new SplittableRandom(shape.seed());
        this.shape = shape;
        this.connection = connection;
        this.names = new String[shape.repositories()];
        Names some = new Names(random.split());
        for (int n = 0; n < names.length; n++) {
            names[n] = some.next(MirrorProfile.of(n, names.length));
        }
        this.counts = Counts.of(shape, random.split());
    }

    /** Writes all of it; a registry of the same id must not have rows yet. */
    public static void write(Shape shape, Connection connection) throws SQLException {
        RegistryGenerator generator = new RegistryGenerator(shape, connection);
        generator.repositories();
        generator.images();
        generator.tags();
        generator.state();
    }

    private void repositories() throws SQLException {
        try (CopyStream rows = CopyStream.into(connection, RepositoryRows.COLUMNS)) {
            each(new RepositoryRows(shape, rows)::add);
        }
    }

    private void images() throws SQLException {
        try (CopyStream rows = CopyStream.into(connection, IMAGES)) {
            long[] id = {FIRST_ID};
            each(repository -> repository
                    .images()
                    .forEach(image -> rows.row(
                            id[0]++,
                            repository.id(),
                            shape.registry(),
                            image.digest(),
                            image.kind().mediaType,
                            image.kind().artifactType,
                            image.sizeBytes(),
                            image.pushedAt(),
                            image.lastPulledAt(),
                            image.scanStatus(),
                            image.subject())));
        }
    }

    private void tags() throws SQLException {
        try (CopyStream rows = CopyStream.into(connection, TAGS)) {
            long[] id = {FIRST_ID};
            each(repository -> repository.images().forEach(image -> {
                image.tags().forEach(tag -> rows.row(repository.id(), tag, id[0]));
                id[0]++;
            }));
        }
    }

    private void state() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STATE)) {
            insert.setString(1, shape.registry().toString());
            insert.setString(2, shape.asOf().toString());
            insert.setString(3, shape.asOf().toString());
            insert.setInt(4, shape.repositories());
            insert.setInt(5, shape.repositories());
            insert.executeUpdate();
        }
    }

    private void each(Consumer<GeneratedRepository> use) {
        for (int n = 0; n < names.length; n++) {
            use.accept(GeneratedRepository.of(shape, n, names[n], counts[n]));
        }
    }
}
