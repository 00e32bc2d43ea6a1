package io.mirrordesk.oci;

import java.util.List;

/**
 * One mirror as a cluster has to know it.
 *
 * @param upstreamHost what people write before images of the upstream, such as {@code docker.io}
 * @param curated whether only some images are there
 * @param paths paths below the prefix that are there; not looked at unless curated
 */
public record MirrorRule(CacheAddress address, String upstreamHost, boolean curated, List<String> paths) {

    public MirrorRule {
        paths = List.copyOf(paths);
    }
}
