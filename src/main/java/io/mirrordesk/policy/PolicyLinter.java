package io.mirrordesk.policy;

import io.mirrordesk.policy.LintFinding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a registry policy for what ECR accepts silently: a mistyped ARN, a principal that cannot exist, an action that a pull never
 * asks for, statements that let people do more than a mirror needs. It finds what is there and promises nothing: whether a consumer can
 * pull is known when it has pulled.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html">Private registry permissions</a>
 * @see <a href="https://github.com/aws/containers-roadmap/issues/2675">Policies are accepted without deep validation</a>
 */
public final class PolicyLinter {

    private PolicyLinter() {}

    /**
     * What was found, in the order of the document.
     *
     * @throws InvalidPolicy if the text is not a policy document
     */
    public static List<LintFinding> lint(String policy, LintedRegistry registry) {
        List<LintedStatement> statements = statements(policy, registry);
        for (LintedStatement statement : statements) {
            PrincipalLint.check(statement);
            ActionLint.check(statement);
            ResourceLint.check(statement);
            ConditionLint.check(statement);
        }
        withoutCreation(statements);
        return statements.stream()
                .flatMap(statement -> statement.findings().stream())
                .toList();
    }

    private static List<LintedStatement> statements(String policy, LintedRegistry registry) {
        List<LintedStatement> statements = new ArrayList<>();
        for (String text : PolicyDocument.parse(policy).statements()) {
            statements.add(new LintedStatement(text, statements.size() + 1, registry));
        }
        return statements;
    }

    /** Who may import and nowhere create can pull only what somebody else pulled before. */
    private static void withoutCreation(List<LintedStatement> statements) {
        boolean somebodyCreates = statements.stream()
                .anyMatch(statement -> statement.allows() && statement.names("ecr:CreateRepository"));
        if (somebodyCreates) {
            return;
        }
        statements.stream()
                .filter(statement -> statement.allows() && statement.names("ecr:BatchImportUpstreamImage"))
                .forEach(
                        statement -> statement.found(
                                Severity.INCOMPLETE,
                                "Action",
                                "It lets them import but not create: the first pull of each repository fails as “not found”.",
                                "Add ecr:CreateRepository, or let the portal create the repositories: make the mirror curated."));
    }
}
