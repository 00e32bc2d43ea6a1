package io.mirrordesk.sandbox.upstream;

import java.io.InputStream;
import java.util.List;

/** One upstream registry, as one credential sees it. Every method fails with {@link UpstreamFailure}. */
public interface Upstream {

    /**
     * Reads a manifest.
     *
     * @param repository the name at the upstream, such as {@code library/nginx}
     * @param reference a tag or a digest
     */
    Manifest manifest(String repository, String reference);

    /** Opens a layer or a configuration; the caller closes the stream and checks the digest. */
    InputStream blob(String repository, String digest);

    /** The manifests that name this digest as their subject; empty where an upstream does not know referrers. */
    List<Descriptor> referrers(String repository, String digest);

    /** Whether the upstream takes the credential. */
    LoginCheck checkLogin();
}
