package io.mirrordesk.aws;

import java.util.List;
import java.util.Optional;

/**
 * A page of the listing of a registry's repositories.
 *
 * @param next where the next page begins, empty after the last one: only then is the listing complete. ECR gives no term for which such a
 *     token is good
 */
public record ListedPage(List<RepositorySummary> repositories, Optional<String> next) {

    public ListedPage {
        repositories = List.copyOf(repositories);
    }
}
