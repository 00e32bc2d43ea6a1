package io.mirrordesk.oci;

import java.util.Optional;

/**
 * A reference to an image as people write it, read as Docker reads it: {@code nginx} is {@code docker.io/library/nginx:latest}.
 *
 * @param registry host and port of the registry, such as {@code docker.io}
 * @param repository path of the repository there, such as {@code library/nginx}
 * @param tag the tag, if one was written
 * @param digest the digest, if one was written
 * @param original what was written
 * @see <a href="https://github.com/distribution/reference/blob/main/normalize.go">distribution/reference</a>
 */
public record ImageReference(
        String registry, String repository, Optional<String> tag, Optional<Digest> digest, String original) {

    public static final String DEFAULT_REGISTRY = "docker.io";
    public static final String DEFAULT_TAG = "latest";

    /** @throws InvalidImageReference with a sentence that names what is wrong */
    public static ImageReference parse(String text) {
        return ReferenceParser.parse(text);
    }

    /**
     * The whole reference, with Docker's defaults written out. Two references are to the same image if their canonical forms are
     * equal.
     */
    public String canonical() {
        String name = registry + "/" + repository;
        String tagged = tag.or(() -> digest.isPresent() ? Optional.empty() : Optional.of(DEFAULT_TAG))
                .map(value -> name + ":" + value)
                .orElse(name);
        return digest.map(value -> tagged + "@" + value).orElse(tagged);
    }

    /** Whether what stands before the first slash of a name is a registry and not part of the path. */
    public static boolean isRegistry(String component) {
        return ReferenceParser.isRegistry(component);
    }

    @Override
    public String toString() {
        return original;
    }
}
