package io.mirrordesk.policy;

import io.mirrordesk.policy.LintFinding.Severity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whom a statement is about.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
final class PrincipalLint {

    private static final String ELEMENT = "Principal";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern ARN = Pattern.compile("arn:(?<partition>[a-z-]+):(?:"
            + "iam::[0-9]{12}:(?:root|(?:user|role)/[\\w+=,.@/*?-]+)"
            + "|sts::[0-9]{12}:(?:assumed-role/[\\w+=,.@*?-]+/[\\w+=,.@*?-]+|federated-user/[\\w+=,.@*?-]+))");

    /** What AWS puts in the place of a role or user that was deleted. */
    private static final Pattern DELETED = Pattern.compile("A(?:RO|ID)A[A-Z0-9]{12,}");

    private PrincipalLint() {}

    static void check(LintedStatement statement) {
        JsonNode principal = statement.json().path("Principal");
        if (statement.json().has("NotPrincipal") && statement.allows()) {
            statement.found(
                    Severity.TOO_WIDE,
                    "NotPrincipal",
                    "Allow with NotPrincipal lets everybody do this, in every account, but those it names.",
                    "Name whom it is for under Principal.");
        }
        LintedStatement.texts(principal.isObject() ? principal.path("AWS") : principal)
                .forEach(name -> check(statement, name));
    }

    private static void check(LintedStatement statement, String name) {
        if ("*".equals(name)) {
            everybody(statement);
        } else if (!ACCOUNT.matcher(name).matches()) {
            named(statement, name);
        }
    }

    private static void everybody(LintedStatement statement) {
        if (statement.allows() && !statement.json().has("Condition")) {
            statement.found(
                    Severity.TOO_WIDE,
                    ELEMENT,
                    "Everybody with an AWS account may do this: “*” without a condition is every account there is.",
                    "Name the accounts, or add the condition aws:PrincipalOrgID.");
        }
    }

    private static void named(LintedStatement statement, String name) {
        Matcher arn = ARN.matcher(name);
        if (DELETED.matcher(name).matches()) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "“" + name + "” stands for a role or user that was deleted.",
                    "Take it out, or name the role or user that took its place.");
        } else if (!arn.matches()) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "“" + name + "” is neither an account of 12 digits nor the ARN of a root, user, role or session.",
                    "Write it like 444455556666 or arn:" + statement.registry().partition()
                            + ":iam::444455556666:role/build.");
        } else if (!arn.group("partition").equals(statement.registry().partition())) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "“" + name + "” is in the partition " + arn.group("partition") + ", this registry in "
                            + statement.registry().partition() + ": nobody there can reach it.",
                    "Write arn:" + statement.registry().partition() + ":… if that is what is meant.");
        } else if (name.contains("*") || name.contains("?")) {
            statement.found(
                    Severity.WITHOUT_EFFECT,
                    ELEMENT,
                    "“" + name + "” has a wildcard, and IAM takes none inside of a principal.",
                    "Name the account and narrow it by the condition aws:PrincipalArn.");
        }
    }
}
