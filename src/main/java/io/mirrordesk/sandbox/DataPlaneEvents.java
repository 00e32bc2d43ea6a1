package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.events.Events;
import io.mirrordesk.sandbox.registry.RegistryEvents;
import io.mirrordesk.sandbox.store.Registry;
import org.jspecify.annotations.Nullable;

/** What {@code /v2/} has to tell, on its way to the queue. */
record DataPlaneEvents(Events events) implements RegistryEvents {

    @Override
    public void pullThrough(PullThroughAction action) {
        events.pullThrough(
                action.rule(),
                action.repositoryName(),
                action.tag(),
                action.digest(),
                action.failureCode(),
                action.failureReason());
    }

    @Override
    public void pushed(Registry registry, String repositoryName, String digest, @Nullable String tag) {
        events.imageAction(registry, "PUSH", repositoryName, digest, tag);
    }

    @Override
    public void deleted(Registry registry, String repositoryName, String digest, @Nullable String tag) {
        events.imageAction(registry, "DELETE", repositoryName, digest, tag);
    }

    @Override
    public void repositoryCreated(Registry registry, String callerArn, String repositoryName) {
        events.repositoryCreated(registry, callerArn, repositoryName);
    }
}
