package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Registry;
import org.jspecify.annotations.Nullable;

/** What the data plane tells EventBridge; best effort, as AWS says. */
public interface RegistryEvents {

    /**
     * {@code ECR Pull Through Cache Action}: an image was brought in, or could not be.
     *
     * @param tag the tag that was pulled
     * @param digest what the tag resolved to; null on failure
     * @param failureCode such as {@code UpstreamUnavailable}; null on success
     * @param failureReason a sentence; null on success
     */
    record PullThroughAction(
            PullThroughRule rule,
            String repositoryName,
            String tag,
            @Nullable String digest,
            @Nullable String failureCode,
            @Nullable String failureReason) {}

    void pullThrough(PullThroughAction action);

    /** {@code ECR Image Action} with action-type PUSH; the tag is null for a push by digest. */
    void pushed(Registry registry, String repositoryName, String digest, @Nullable String tag);
}
