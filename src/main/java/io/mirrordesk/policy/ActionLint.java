package io.mirrordesk.policy;

import io.mirrordesk.contract.Spelling;
import io.mirrordesk.policy.LintFinding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a statement allows or denies. */
final class ActionLint {

    private static final String ELEMENT = "Action";
    private static final Pattern READS = Pattern.compile("ecr:(?:Describe|Get|List|BatchGet|BatchCheck).*");

    /** All that a registry policy of scope V1 is asked about. */
    private static final Set<String> ALWAYS_ASKED =
            Set.of("ecr:BatchImportUpstreamImage", "ecr:CreateRepository", "ecr:ReplicateImage");

    private ActionLint() {}

    static void check(LintedStatement statement) {
        List<String> actions = statement.actions();
        actions.forEach(action -> exists(statement, action));
        if (statement.allows()) {
            tooMany(statement, actions);
        }
        if (statement.registry().isNarrow()) {
            ignored(statement, actions);
        }
    }

    private static void exists(LintedStatement statement, String action) {
        if ("*".equals(action) || !matching(action).isEmpty()) {
            return;
        }
        if (!action.contains(":")) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "“" + action + "” lacks its service.",
                    "Write “ecr:" + action + "”.");
        } else if (!action.toLowerCase(Locale.ROOT).startsWith("ecr:")) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "A registry policy is asked about ECR's actions only, and “" + action + "” is none.",
                    "Take it out.");
        } else {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "ECR has no action “" + action + "”.",
                    Spelling.closest(action, EcrActions.ALL)
                            .map(meant -> "Did you mean “" + meant + "”?")
                            .orElse("Take it out."));
        }
    }

    private static void tooMany(LintedStatement statement, List<String> actions) {
        List<String> everything = actions.stream()
                .filter(action -> "*".equals(action) || "ecr:*".equalsIgnoreCase(action))
                .toList();
        if (!everything.isEmpty()) {
            statement.found(
                    Severity.TOO_WIDE,
                    ELEMENT,
                    "“" + everything.getFirst()
                            + "” lets them delete repositories and change policies too. A first pull needs two actions:"
                            + " ecr:BatchImportUpstreamImage and ecr:CreateRepository.",
                    "Name these two for the mirror's prefix, or make the mirror curated: then other accounts need no statement here.");
            return;
        }
        if (!statement.isAboutMirrors()) {
            return;
        }
        Set<String> more = actions.stream()
                .flatMap(action -> matching(action).stream())
                .filter(action ->
                        !ALWAYS_ASKED.contains(action) && !READS.matcher(action).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!more.isEmpty()) {
            statement.found(
                    Severity.TOO_WIDE,
                    ELEMENT,
                    "It allows more than a mirror needs: " + String.join(", ", more) + ".",
                    "Keep ecr:BatchImportUpstreamImage and ecr:CreateRepository.");
        }
    }

    private static void ignored(LintedStatement statement, List<String> actions) {
        List<String> asked = actions.stream()
                .filter(action -> ALWAYS_ASKED.stream().anyMatch(each -> Wildcards.matchIgnoringCase(action, each)))
                .toList();
        if (asked.isEmpty() && !actions.isEmpty()) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "The policy's scope is V1, so ECR asks it about " + String.join(", ", new TreeSet<>(ALWAYS_ASKED))
                            + " only: this " + (statement.allows() ? "Allow" : "Deny") + " is ignored.",
                    "Set the account setting REGISTRY_POLICY_SCOPE to V2, or say it in an identity policy.");
        }
    }

    private static List<String> matching(String pattern) {
        return EcrActions.ALL.stream()
                .filter(action -> Wildcards.matchIgnoringCase(pattern, action))
                .toList();
    }
}
