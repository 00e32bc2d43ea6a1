package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.NotFound;
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
     * @throws NotFound when there can be no such registry
     * @throws io.mirrordesk.oci.InvalidDigest when the digest is none
     */
    static RepositoryPath parse(String registry, String rest) {
        String path = rest.substring(1);
        Matcher image = IMAGE.matcher(path);
        return image.matches()
                ? new RepositoryPath(
                        id(registry), image.group("repository"), Optional.of(Digest.parse(image.group("digest"))))
                : new RepositoryPath(id(registry), path, Optional.empty());
    }

    private static RegistryId id(String text) {
        try {
            return RegistryId.parse(text);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound(String.valueOf(unknown.getMessage()));
        }
    }
}
