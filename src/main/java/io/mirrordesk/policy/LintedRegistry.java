package io.mirrordesk.policy;

import java.util.Optional;
import java.util.Set;

/**
 * The registry that a policy is for.
 *
 * @param repositoryArnPrefix such as {@code arn:aws:ecr:eu-central-1:111122223333:repository/}
 * @param prefixes of its pull-through cache rules, {@code ROOT} among them where there is one; empty while they are not known
 * @param scope {@code V1} or {@code V2}; empty while it is not known
 */
public record LintedRegistry(String repositoryArnPrefix, Set<String> prefixes, Optional<String> scope) {

    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    public LintedRegistry {
        prefixes = Set.copyOf(prefixes);
    }

    String partition() {
        return part(PARTITION);
    }

    String region() {
        return part(REGION);
    }

    String account() {
        return part(ACCOUNT);
    }

    /** Whether statements about other actions than replication, import and creation are ignored. */
    boolean isNarrow() {
        return scope.filter("V1"::equals).isPresent();
    }

    private String part(int index) {
        return repositoryArnPrefix.split(":", -1)[index];
    }
}
