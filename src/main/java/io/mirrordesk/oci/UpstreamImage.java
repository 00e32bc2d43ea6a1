package io.mirrordesk.oci;

/**
 * An image of an upstream that can be pulled through a cache: always with a tag, because ECR's first pull by digest fails.
 *
 * @param upstream key of the catalogue, such as {@code docker-hub}
 * @param repository path of the repository as the upstream knows it, such as {@code library/nginx}
 * @param tag the tag
 */
public record UpstreamImage(String upstream, String repository, String tag) {

    /**
     * Reads {@code library/nginx:1.27}, or the same with the upstream's host before it; without a tag it is {@code latest}.
     *
     * @throws InvalidImageReference with a sentence, and a correction where one is clear: {@code library/} missing or too much,
     *     another upstream's host, a digest
     */
    public static UpstreamImage parse(Upstream upstream, String text) {
        String image = text.strip();
        ReferenceParser.refuseWhatIsNoReference(image);
        int slash = image.indexOf('/');
        boolean hosted = slash > 0 && ReferenceParser.isHost(image.substring(0, slash));
        if (hosted) {
            refuseOtherUpstream(upstream, image.substring(0, slash));
        }
        String path = hosted ? image.substring(slash + 1) : image;
        ImageReference reference = ReferenceParser.parse(upstream.host(), path, text);
        String name = path.substring(0, nameEnd(path));
        if (upstream.requiresLibrary()) {
            checkLibrary(name, reference);
        }
        if (reference.digest().isPresent()) {
            throw byDigest(name, reference);
        }
        return new UpstreamImage(upstream.key(), name, reference.tag().orElse(ImageReference.DEFAULT_TAG));
    }

    /**
     * The repository that caches this image.
     *
     * @throws InvalidRepositoryName when prefix and path together are too long
     */
    public RepositoryName under(Prefix prefix) {
        return prefix.resolve(repository);
    }

    @Override
    public String toString() {
        return repository + ":" + tag;
    }

    private static int nameEnd(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == ':' || path.charAt(i) == '@') {
                return i;
            }
        }
        return path.length();
    }

    private static void refuseOtherUpstream(Upstream upstream, String host) {
        if (upstream.isCalled(host)) {
            return;
        }
        String owner = Upstreams.forHost(host)
                .map(other -> other.title() + " (" + host + ")")
                .orElse(host);
        throw new InvalidImageReference("This image is at " + owner + ", but the mirror caches " + upstream.title()
                + " (" + upstream.host() + "). Ask for a mirror of that registry, or leave the image out.");
    }

    private static void checkLibrary(String name, ImageReference reference) {
        String rest = reference.tag().map(tag -> ":" + tag).orElse("");
        if (name.indexOf('/') < 0) {
            throw new InvalidImageReference(
                    "“" + name + "” is an official image of Docker Hub, and ECR needs “library/” before its name.",
                    "library/" + name + rest);
        }
        if (name.startsWith("library/") && name.indexOf('/', "library/".length()) > 0) {
            throw new InvalidImageReference(
                    "“" + name + "” has “library/” too much: only Docker Hub's official images are below it.",
                    name.substring("library/".length()) + rest);
        }
    }

    private static InvalidImageReference byDigest(String name, ImageReference reference) {
        String sentence = "ECR cannot make the first pull of “" + name + "” by digest. Name a tag that resolves to it.";
        return new InvalidImageReference(
                sentence, reference.tag().map(tag -> name + ":" + tag).orElse(null));
    }
}
