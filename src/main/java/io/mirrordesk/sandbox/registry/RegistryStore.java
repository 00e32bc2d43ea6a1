package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Blobs;
import io.mirrordesk.sandbox.store.CreationTemplates;
import io.mirrordesk.sandbox.store.Database;
import io.mirrordesk.sandbox.store.ImageTags;
import io.mirrordesk.sandbox.store.Images;
import io.mirrordesk.sandbox.store.Layers;
import io.mirrordesk.sandbox.store.PullThroughRules;
import io.mirrordesk.sandbox.store.Repositories;
import io.mirrordesk.sandbox.store.SecretVersions;
import io.mirrordesk.sandbox.store.Secrets;

/** The parts of the sandbox's store that the data plane reads and writes. */
public record RegistryStore(
        Database database,
        Blobs blobs,
        Repositories repositories,
        Images images,
        ImageTags tags,
        Layers layers,
        PullThroughRules rules,
        CreationTemplates templates,
        Secrets secrets,
        SecretVersions secretVersions) {

    public static RegistryStore of(Database database, Blobs blobs) {
        return new RegistryStore(
                database,
                blobs,
                new Repositories(database),
                new Images(database),
                new ImageTags(database),
                new Layers(database),
                new PullThroughRules(database),
                new CreationTemplates(database),
                new Secrets(database),
                new SecretVersions(database));
    }
}
