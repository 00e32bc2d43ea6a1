package io.mirrordesk.oci;

import java.util.Optional;

/**
 * Where a mirror keeps the images of its upstream.
 *
 * @param host what people write before a repository of the registry that caches
 * @param prefix of the pull-through cache rule
 * @param upstreamPrefix the part of the upstream that the rule caches; empty for all of it
 * @param library whether a path of one component is below {@code library/} there, as at Docker Hub
 */
public record CacheAddress(String host, Prefix prefix, Optional<String> upstreamPrefix, boolean library) {

    private static final String LIBRARY = "library/";

    /**
     * The repository that caches a path of the upstream; empty if the rule caches another part.
     *
     * @throws InvalidRepositoryName when prefix and path together are too long for ECR
     */
    public Optional<RepositoryName> cached(String path) {
        return below(path).map(prefix::resolve);
    }

    /** The whole new reference, with {@code latest} where neither tag nor digest was written; empty as for {@link #cached}. */
    public Optional<String> reference(ImageReference image) {
        String digest = image.digest().map(text -> "@" + text).orElse("");
        String tag =
                image.tag().map(text -> ":" + text).orElse(digest.isEmpty() ? ":" + ImageReference.DEFAULT_TAG : "");
        return cached(image.repository()).map(name -> host + "/" + name + tag + digest);
    }

    /** The path below the prefix, with {@code library/} written out; empty if the rule caches another part. */
    public Optional<String> below(String path) {
        String whole = library && path.indexOf('/') < 0 ? LIBRARY + path : path;
        if (upstreamPrefix.isEmpty()) {
            return Optional.of(whole);
        }
        String part = upstreamPrefix.get() + "/";
        return whole.startsWith(part) ? Optional.of(whole.substring(part.length())) : Optional.empty();
    }
}
