package io.mirrordesk.doctor.check;

import io.mirrordesk.doctor.chart.Case;
import io.mirrordesk.doctor.chart.Repository;
import io.mirrordesk.policy.AccessAnswer;
import io.mirrordesk.policy.AccessQuestion;
import io.mirrordesk.policy.PolicyAccess;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One action of one account, put to policy documents. */
record Permitted(Case subject, Repository repository, String account, String action) {

    /** All that a registry policy of scope V1 is asked about. */
    private static final Set<String> V1_ACTIONS =
            Set.of("ecr:ReplicateImage", "ecr:BatchImportUpstreamImage", "ecr:CreateRepository");

    /** @param exists a first pull creates the repository, a later one reads it */
    static List<String> actions(boolean exists) {
        return exists
                ? List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchImportUpstreamImage")
                : List.of("ecr:CreateRepository", "ecr:BatchImportUpstreamImage");
    }

    boolean registryPolicyCounts() {
        return V1_ACTIONS.contains(action)
                || !"V1".equals(repository.policyScope().value().orElse("V2"));
    }

    /** @throws io.mirrordesk.policy.InvalidPolicy if the text is no policy */
    AccessAnswer by(Optional<String> policy) {
        AccessQuestion question = new AccessQuestion(
                account,
                subject.caller().principal(),
                subject.caller().organizationIds(),
                subject.caller().organizationPaths(),
                action,
                subject.registry().id().arnOf(repository.name()));
        return policy.map(text -> PolicyAccess.ask(text, question)).orElseGet(() -> AccessAnswer.together(List.of()));
    }

    String said(String document, Optional<String> policy, AccessAnswer answer) {
        String who = " " + action + " to account " + account;
        String by = answer.statement().map(sid -> " by “" + sid + "”").orElse("");
        if (policy.isEmpty()) {
            return document + " does not exist, so it allows nothing.";
        }
        return switch (answer.effect()) {
            case DENIED -> document + " denies" + who + by + ".";
            case ALLOWED -> document + " allows" + who + by + ".";
            case DEPENDS ->
                document + " may allow or deny" + who + by + ": that depends on what cannot be read from here.";
            case NOT_MENTIONED -> document + " says nothing of" + who + ".";
        };
    }
}
