package io.mirrordesk.portal.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry has beside its definitions, as the last sync read it.
 *
 * @param known whether a sync has read the registry at all
 * @param foreignStatements what to call each statement of the registry policy that is not the portal's
 * @param secretArns complete ARN by name, of the secrets that rules read
 * @param requestedRepositories how many repositories were asked for by name
 */
record Surroundings(
        boolean known, List<String> foreignStatements, Map<String, String> secretArns, int requestedRepositories) {

    Surroundings {
        foreignStatements = List.copyOf(foreignStatements);
        secretArns = Map.copyOf(secretArns);
    }

    Optional<String> secretArn(String name) {
        return Optional.ofNullable(secretArns.get(name));
    }
}
