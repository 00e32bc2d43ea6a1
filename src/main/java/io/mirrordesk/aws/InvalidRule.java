package io.mirrordesk.aws;

import io.mirrordesk.plan.Resource.Rule;
import io.mirrordesk.plan.Step;

/** What is said about a rule that ECR cannot use. */
final class InvalidRule {

    private InvalidRule() {}

    static AwsError of(Rule rule, RuleValidation validation) {
        String help = rule.secretName() == null
                ? "Check that the upstream answers, then retry; or roll back."
                : "Roll back and file the credential again with a user name and access token that the upstream accepts.";
        return new AwsError(
                "RuleInvalid",
                "ECR tried the rule “%s” and could not use its upstream: “%s”"
                        .formatted(rule.prefix(), validation.failure()),
                help,
                null,
                false);
    }

    /** The same, with what became of the rule. */
    static AwsError told(AwsError problem, Step back, StepResult undone) {
        boolean created = back instanceof Step.DeleteRule;
        String ending = undone instanceof StepResult.Succeeded
                ? created ? " The rule was removed again." : " The rule was switched back."
                : created
                        ? " The rule could not be removed again and is still there."
                        : " The rule could not be switched back.";
        return new AwsError(
                problem.code(), problem.message() + ending, problem.help(), problem.requestId(), problem.passing());
    }
}
