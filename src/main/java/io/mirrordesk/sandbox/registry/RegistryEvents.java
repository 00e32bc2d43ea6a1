package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.PullThroughRule;
import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
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
            @Nullable String failureReason) {

        static PullThroughAction done(PullThroughRule rule, String repositoryName, String tag, String digest) {
            return new PullThroughAction(rule, repositoryName, tag, digest, null, null);
        }

        static PullThroughAction failed(
                PullThroughRule rule, String repositoryName, String tag, UpstreamFailure failure) {
            return new PullThroughAction(
                    rule, repositoryName, tag, null, PullRefused.code(failure), failure.getMessage());
        }
    }

    void pullThrough(PullThroughAction action);

    /** {@code ECR Image Action} with action-type PUSH; the tag is null for a push by digest. */
    void pushed(Registry registry, String repositoryName, String digest, @Nullable String tag);

    /** {@code ECR Image Action} with action-type DELETE; the tag is null if the image had none. */
    void deleted(Registry registry, String repositoryName, String digest, @Nullable String tag);

    /** {@code AWS API Call via CloudTrail} for CreateRepository: a pull or a push has made a repository. */
    void repositoryCreated(Registry registry, String callerArn, String repositoryName);
}
