package io.mirrordesk.plan;

import io.mirrordesk.oci.RepositoryName;
import java.util.List;

/**
 * What a change takes under management as it is in AWS, without a step: a decision binds it as part of its plan's hash.
 *
 * @param mirrors as they are defined from then on, by prefix
 * @param credentials those that have to be written down for it; their secrets exist, and their user names are not known
 * @param repositories older ones that their mirrors own from then on, by name
 */
public record Adoption(List<MirrorSpec> mirrors, List<CredentialSpec> credentials, List<RepositoryName> repositories) {

    public Adoption {
        mirrors = List.copyOf(mirrors);
        credentials = List.copyOf(credentials);
        repositories = List.copyOf(repositories);
    }
}
