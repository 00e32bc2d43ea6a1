package io.mirrordesk.policy;

import java.util.Optional;
import java.util.Set;

/**
 * Who wants to do what, as a policy document is asked about it.
 *
 * @param account twelve digits
 * @param principal ARN of the role or user, if it is known; else only statements about the whole account can be answered
 * @param organizationIds of the account; empty when they are not known
 * @param organizationPaths of the account; empty when they are not known
 * @param action such as {@code ecr:BatchGetImage}
 * @param resource the repository's ARN
 */
public record AccessQuestion(
        String account,
        Optional<String> principal,
        Set<String> organizationIds,
        Set<String> organizationPaths,
        String action,
        String resource) {

    public AccessQuestion {
        organizationIds = Set.copyOf(organizationIds);
        organizationPaths = Set.copyOf(organizationPaths);
    }
}
