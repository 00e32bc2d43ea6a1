package io.mirrordesk.portal.repositories;

import io.mirrordesk.oci.Digest;
import io.mirrordesk.plan.RegistryId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address names: a repository, or an image of it after {@code /images/}. No repository's name has a colon, so the two cannot be taken
 * for each other.
 */
record RepositoryPath(RegistryId registry, String repository, Optional<Digest> image) {

    private static final Pattern IMAGE = Pattern.compile("(?<repository>.+)/images/(?<digest>[a-z0-9]+:[0-9a-f]+)");

    /**
     * @param rest everything behind the registry, with its slash
     * @throws io.mirrordesk.oci.InvalidDigest when the digest is none
     */
    static RepositoryPath parse(RegistryId registry, String rest) {
        String path = rest.substring(1);
        Matcher image = IMAGE.matcher(path);
        return image.matches()
                ? new RepositoryPath(
                        registry, image.group("repository"), Optional.of(Digest.parse(image.group("digest"))))
                : new RepositoryPath(registry, path, Optional.empty());
    }
}
