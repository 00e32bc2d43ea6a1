package io.mirrordesk.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything that the sandbox remembers, opened and closed together. */
public record Store(
        Database database,
        Blobs blobs,
        Repositories repositories,
        Images images,
        ImageTags tags,
        Layers layers,
        LayerUploads uploads,
        LifecycleSchedule schedule,
        LifecyclePreviews previews,
        PullTimeExclusions pullTimeExclusions,
        PullThroughRules rules,
        CreationTemplates templates,
        Documents documents,
        Secrets secrets,
        SecretVersions secretVersions,
        Queues queues,
        Messages messages)
        implements AutoCloseable {

    /**
     * Opens the store in a directory, which is made if missing.
     *
     * @throws IllegalStateException if another process uses it
     */
    public static Store open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's data directory cannot be made.", e);
        }
        Database database = Database.open(directory);
        return new Store(
                database,
                new Blobs(directory),
                new Repositories(database),
                new Images(database),
                new ImageTags(database),
                new Layers(database),
                new LayerUploads(database),
                new LifecycleSchedule(database),
                new LifecyclePreviews(database),
                new PullTimeExclusions(database),
                new PullThroughRules(database),
                new CreationTemplates(database),
                new Documents(database),
                new Secrets(database),
                new SecretVersions(database),
                new Queues(database),
                new Messages(database));
    }

    /** Forgets everything. */
    public void clear() {
        database.clear();
        blobs.clear();
    }

    @Override
    public void close() {
        database.close();
    }
}
