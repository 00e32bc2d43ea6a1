package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.store.Registry;
import io.mirrordesk.sandbox.upstream.Manifest;
import io.mirrordesk.sandbox.upstream.UpstreamFailure;
import io.mirrordesk.sandbox.wire.Caller;
import java.util.Optional;

/** The pull-through cache as ECR's API reaches it: BatchGetImage of a repository that a rule covers is a pull like any other. */
public final class UpstreamImages {

    private final PullThrough pullThrough;

    UpstreamImages(PullThrough pullThrough) {
        this.pullThrough = pullThrough;
    }

    /**
     * Makes the cache ready for reading an image, which creates the repository at a first pull. Does nothing where no rule applies,
     * or where the repository does not exist and may not be created.
     *
     * @param reference a tag or a digest
     * @return the manifest, if it is being imported and not stored yet; else look for it in the store
     * @throws PullRefused with the failure code that BatchGetImage answers for this image
     */
    public Optional<Manifest> prepare(Caller caller, Registry registry, String repositoryName, String reference) {
        try {
            return pullThrough.prepare(new Wanted(caller, registry, repositoryName, reference));
        } catch (OciError refusal) {
            if (refusal.code().equals("MANIFEST_UNKNOWN")) {
                throw new PullRefused(
                        new UpstreamFailure(UpstreamFailure.Kind.NOT_FOUND, String.valueOf(refusal.getMessage())));
            }
            return Optional.empty();
        }
    }
}
